from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Order, fill
from .serializers import OrderSerializer


class Orders(generics.ListCreateAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer


class Fill(APIView):
    def post(self, request):
        fill()
        return Response([])
