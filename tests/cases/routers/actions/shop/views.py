from rest_framework import mixins, viewsets
from rest_framework.decorators import action

from shop.names import RECENT


class Audited:
    @action(detail=False)
    def audit(self, request): ...


class OrderViewSet(Audited, mixins.ListModelMixin, viewsets.GenericViewSet):
    http_method_names = ["get", "post", "delete", "head"]

    @action(detail=True)
    def state(self, request, pk=None): ...

    @state.mapping.post
    def change_state(self, request, pk=None): ...

    @state.mapping.delete
    def clear_state(self, request, pk=None): ...

    @action(methods=["POST", "PUT"], detail=True, url_name="payment")
    def pay(self, request, pk=None): ...

    @action(["get"], False, RECENT)
    def recent(self, request): ...

    @action(detail=True, methods=["patch"])
    def never(self, request, pk=None): ...
