from rest_framework import viewsets
from rest_framework.decorators import action


class ShopViewSet(viewsets.ModelViewSet):
    lookup_field = "slug"


class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    lookup_value_regex = r"\d+"


class LineViewSet(viewsets.ModelViewSet):
    http_method_names = ["get", "post"]

    @action(detail=True, methods=["post"])
    def pick(self, request, **kwargs): ...


class ShelfViewSet(viewsets.ViewSet):
    def list(self, request, **kwargs): ...
