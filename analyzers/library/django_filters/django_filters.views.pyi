"""Lists that are filtered."""

from django.views.generic.list import MultipleObjectMixin
from django.views.generic.list import MultipleObjectTemplateResponseMixin
from django.views.generic.base import View

class FilterMixin:
    filterset_class = None
    def get_filterset_class(self): return self.filterset_class
    def get_filterset(self, filterset_class): return filterset_class(**self.get_filterset_kwargs(filterset_class))
    def get_filterset_kwargs(self, filterset_class): return {"data": {}, "request": self.request, "queryset": self.get_queryset()}
    def get_strict(self): return True

class BaseFilterView(FilterMixin, MultipleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.get_strict()
        self.filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = self.filterset.qs
        return self.render_to_response(self.get_context_data(filter=self.filterset, object_list=self.object_list))

class FilterView(MultipleObjectTemplateResponseMixin, BaseFilterView): ...
