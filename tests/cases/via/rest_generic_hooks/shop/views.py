from rest_framework import generics, mixins, serializers
from rest_framework.response import Response

from .models import Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["size"]


class Orders(mixins.CreateModelMixin, generics.GenericAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer

    def post(self, request):
        return self.create(request)

    def get_success_headers(self, data):
        return super().get_success_headers(data)


class OrderView(generics.RetrieveUpdateDestroyAPIView):
    serializer_class = OrderSerializer

    def get_queryset(self):
        return Order.objects.all()

    def get_object(self):
        order = super().get_object()
        order.is_open()
        return order

    def get_serializer(self, *args, **kwargs):
        return super().get_serializer(*args, **kwargs)

    def perform_update(self, serializer):
        serializer.instance.is_open()
        super().perform_update(serializer)

    def destroy(self, request, *args, **kwargs):
        self.perform_destroy(self.get_object())
        return Response(status=204)

    def check_object_permissions(self, request, obj):
        super().check_object_permissions(request, obj)
        obj.is_open()
