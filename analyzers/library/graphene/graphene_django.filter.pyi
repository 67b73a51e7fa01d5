"""Connections that are filtered."""

from _declared import each
from graphene_django import DjangoConnectionField

class DjangoFilterConnectionField(DjangoConnectionField):
    def __init__(self, type_, fields=None, order_by=None, extra_filter_meta=None, filterset_class=None, *args, **kwargs):
        super().__init__(type_, **kwargs)
        self.__filterset = filterset_class
    def _show(self, value):
        kind = self._kind()
        queryset = kind.get_queryset(value or kind.Meta.model.objects.all(), None)
        filterset = self.__filterset or kind.Meta.filterset_class
        kind._resolve(each(filterset(None, queryset).qs or queryset))
