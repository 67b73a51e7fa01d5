from django_filters.rest_framework import DjangoFilterBackend
from django_filters.views import FilterView
from django.http import HttpResponse
from rest_framework import generics, serializers

from .filters import NarrowFilter, OrderFilter, PageFilter
from .models import Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "size"]


class OwnBackend(DjangoFilterBackend):
    def get_filterset_kwargs(self, request, queryset, view):
        return super().get_filterset_kwargs(request, queryset, view)


class OrderList(generics.ListAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    filter_backends = [OwnBackend]
    filterset_class = OrderFilter


class NarrowList(generics.ListAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = NarrowFilter


class NamedList(generics.ListAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_fields = ["size"]


class OrderPage(FilterView):
    model = Order
    filterset_class = PageFilter

    def render_to_response(self, context):
        return HttpResponse(str(len(context["object_list"])))
