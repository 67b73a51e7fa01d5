from rest_framework import viewsets
from rest_framework.decorators import action


class OrderViewSet(viewsets.ModelViewSet):
    lookup_value_converter = "int"
    lookup_url_kwarg = "number"

    @action(detail=True, url_path="lines/<int:line>")
    def line(self, request, number, line): ...


class ItemViewSet(viewsets.ReadOnlyModelViewSet): ...
