"""Views whose methods are named by actions, which routers bind to HTTP methods."""

from _declared import marked
from rest_framework.generics import GenericAPIView
from rest_framework.mixins import CreateModelMixin, DestroyModelMixin, ListModelMixin, RetrieveModelMixin, UpdateModelMixin
from rest_framework.views import APIView

class ViewSetMixin:
    def _enter(self): self.dispatch()
    def _handler(self):
        for name in self.__actions.values():
            return getattr(self, name)
        return self.list or self.create or self.retrieve or self.update or self.partial_update or self.destroy or marked(self, "rest_framework.decorators.action")
    @classmethod
    def as_view(cls, actions=None, **initkwargs): cls.__actions = actions
    def initialize_request(self, request, *args, **kwargs): return super().initialize_request(request, *args, **kwargs)

class ViewSet(ViewSetMixin, APIView): ...
class GenericViewSet(ViewSetMixin, GenericAPIView): ...
class ReadOnlyModelViewSet(RetrieveModelMixin, ListModelMixin, GenericViewSet): ...
class ModelViewSet(CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, DestroyModelMixin, ListModelMixin, GenericViewSet): ...
