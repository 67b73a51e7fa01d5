from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Order
from .serializers import ChangeSerializer, NoteSerializer, OrderSerializer


class Orders(generics.CreateAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer

    def perform_create(self, serializer):
        serializer.save(size=7)


class OrderView(generics.UpdateAPIView):
    queryset = Order.objects.all()
    serializer_class = ChangeSerializer


class Direct(APIView):
    def post(self, request):
        serializer = NoteSerializer(data=request.data)
        serializer.is_valid()
        note = serializer.save()
        return Response({"text": note.text, **serializer.data})
