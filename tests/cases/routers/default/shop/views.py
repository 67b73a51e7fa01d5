from rest_framework import viewsets
from rest_framework.decorators import action


class Base(viewsets.GenericViewSet):
    @action(detail=False, methods=("get",))
    def count(self, request): ...


class OrderViewSet(Base, viewsets.ModelViewSet):
    http_method_names = ["get", "post", "head"]


class ReadOnly(viewsets.ReadOnlyModelViewSet): ...
