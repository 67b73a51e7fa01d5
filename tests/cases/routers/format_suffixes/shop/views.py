from rest_framework import generics
from rest_framework.decorators import api_view


class OrderList(generics.ListCreateAPIView): ...


class OrderDetail(generics.RetrieveUpdateDestroyAPIView): ...


@api_view()
def items(request, format=None): ...
