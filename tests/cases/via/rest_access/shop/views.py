from rest_framework import generics
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from .access import IsBanned, IsOwner, IsRead, Seldom
from .models import Order


class Orders(APIView):
    permission_classes = [IsRead & ~IsBanned]
    throttle_classes = [Seldom]

    def get(self, request):
        Order.objects.create()
        return Response([])

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.prepare()

    def prepare(self):
        self.prepared = True


class OrderView(generics.RetrieveAPIView):
    queryset = Order.objects.all()
    permission_classes = (IsOwner | IsBanned,)

    def get_serializer(self, *args, **kwargs):
        return self

    @property
    def data(self):
        return {}


class Failing(APIView):
    def get(self, request):
        raise ValidationError("no")
