from rest_framework import generics, serializers

from .filters import Ordered, Searched
from .models import Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["size"]


class Orders(generics.ListAPIView):
    queryset = Order.objects.order_by("pk")
    serializer_class = OrderSerializer

    def least_size(self):
        return 0


class Search(generics.ListAPIView):
    queryset = Order.objects.order_by("pk")
    serializer_class = OrderSerializer
    filter_backends = [Searched, Ordered]
    pagination_class = None
