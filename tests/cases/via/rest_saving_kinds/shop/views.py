from rest_framework import viewsets
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Order
from .serializers import NoteSerializer, OrderSerializer


class Kept:
    def perform_create(self, serializer):
        serializer.save(note="new")

    def perform_update(self, serializer):
        serializer.save(note="old")


class Orders(Kept, viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer


class Direct(APIView):
    def post(self, request):
        serializer = NoteSerializer(data=request.data)
        serializer.is_valid()
        serializer.save()
        return Response({})

    def put(self, request):
        serializer = NoteSerializer(Order.objects.filter(size=99).first(), data=request.data)
        serializer.is_valid()
        serializer.save()
        return Response({})
