"""Filters of what a view of REST framework lists."""

from django_filters.filters import AllValuesFilter, CharFilter, ChoiceFilter, DateFilter, DateFromToRangeFilter, DateRangeFilter, DateTimeFilter, Filter, ModelChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter, NumberFilter, OrderingFilter, RangeFilter, TimeFilter, TypedChoiceFilter, UUIDFilter
from django_filters.filterset import BaseFilterSet

class FilterSet(BaseFilterSet): ...

class DjangoFilterBackend:
    def get_filterset(self, request, queryset, view):
        return self.get_filterset_class(view, queryset)(**self.get_filterset_kwargs(request, queryset, view))
    def get_filterset_class(self, view, queryset=None): return view.filterset_class
    def get_filterset_kwargs(self, request, queryset, view): return {"data": {}, "queryset": queryset, "request": request}
    def filter_queryset(self, request, queryset, view):
        filterset = self.get_filterset(request, queryset, view)
        filterset.is_valid()
        return filterset.qs or queryset
