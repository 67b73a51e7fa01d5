from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Order, fill
from .serializers import ShortSerializer


class OrderView(generics.RetrieveAPIView):
    queryset = Order.objects.all()
    serializer_class = ShortSerializer


class Fill(APIView):
    def post(self, request):
        fill()
        return Response([])
