from rest_framework import mixins, viewsets
from rest_framework.decorators import action


class OrderViewSet(viewsets.ModelViewSet):
    lookup_field = "code"
    lookup_value_regex = "[a-z]+"

    @action(detail=True, methods=["post", "delete"])
    def pay(self, request, code): ...

    @action(detail=False, url_path="open-ones")
    def open(self, request): ...

    @action(detail=True, url_path=r"lines/(?P<line>\d+)")
    def line(self, request, code, line): ...


class ItemViewSet(mixins.ListModelMixin, mixins.CreateModelMixin, viewsets.GenericViewSet): ...


class PartViewSet(viewsets.ViewSet):
    def list(self, request): ...

    def retrieve(self, request, pk): ...

    def partial_update(self, request, pk): ...
