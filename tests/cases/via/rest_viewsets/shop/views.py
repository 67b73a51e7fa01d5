from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Order
from .serializers import OrderSerializer


class Narrowed:
    def get_queryset(self):
        return super().get_queryset().order_by("pk")


class OrderViewSet(Narrowed, viewsets.ModelViewSet):
    queryset = Order.objects.all()

    def get_serializer_class(self):
        return OrderSerializer

    def get_serializer_context(self):
        return super().get_serializer_context() | {"shop": "here"}

    def filter_queryset(self, queryset):
        return queryset.filter(size__gte=0)

    def perform_create(self, serializer):
        serializer.save()

    def perform_destroy(self, instance):
        instance.delete()

    def update(self, request, *args, **kwargs):
        return super().update(request, *args, **kwargs)

    @action(detail=True, methods=["post"])
    def pay(self, request, pk=None):
        order = self.get_object()
        return Response(self.total_of(order))

    @action(detail=False)
    def newest(self, request):
        return Response(self.get_serializer(self.get_queryset(), many=True).data)

    def total_of(self, order):
        return order.size


class PlainViewSet(viewsets.ViewSet):
    def index(self, request):
        return Response([])
