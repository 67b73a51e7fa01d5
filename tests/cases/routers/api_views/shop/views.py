from rest_framework import generics, viewsets
from rest_framework.decorators import api_view
from rest_framework.views import APIView


class Orders(APIView):
    def get(self, request): ...

    def patch(self, request): ...


class OrderList(generics.ListCreateAPIView): ...


class OrderOne(generics.RetrieveUpdateDestroyAPIView): ...


class OrderSet(viewsets.ModelViewSet): ...
