from rest_framework import generics, response, serializers

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


class Sort(generics.ListAPIView):
    queryset = Order.objects.order_by("pk")
    filter_backends = [Ordered]
    pagination_class = None

    def get_serializer_class(self):
        return OrderSerializer


class SortBySize(Sort):
    ordering_fields = ["size"]

    def list(self, request, *args, **kwargs):
        return self.answer(self.filter_queryset(self.get_queryset()))

    def answer(self, found):
        return response.Response(len(found))
