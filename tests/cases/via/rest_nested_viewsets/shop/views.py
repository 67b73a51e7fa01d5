from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework_nested.viewsets import NestedViewSetMixin

from .models import Order, Shop


class OrderSerializer(serializers.ModelSerializer):
    parent_lookup_kwargs = {"shop_pk": "shop__pk"}

    class Meta:
        model = Order
        fields = ["id"]


class ShopViewSet(viewsets.ViewSet):
    queryset = Shop.objects.all()


class Narrowed:
    def get_queryset(self):
        return super().get_queryset().order_by("pk")


class OrderViewSet(NestedViewSetMixin, Narrowed, viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer

    @action(detail=False)
    def all(self, request, **kwargs):
        return Response(self.get_queryset().count())
