from rest_framework import viewsets
from rest_framework.decorators import action


class OrderViewSet(viewsets.ReadOnlyModelViewSet):
    def overview(self, request): ...

    @action(detail=False, url_path="all")
    def everything(self, request): ...

    @action(detail=True)
    def hidden(self, request, pk): ...


class ItemViewSet(viewsets.ReadOnlyModelViewSet): ...
