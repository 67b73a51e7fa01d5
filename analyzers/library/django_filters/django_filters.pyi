"""Filters by what a request asks for."""

from django_filters.filters import AllValuesFilter, BooleanFilter, CharFilter, ChoiceFilter, DateFilter, DateFromToRangeFilter, DateRangeFilter, DateTimeFilter, Filter, ModelChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter, NumberFilter, OrderingFilter, RangeFilter, TimeFilter, TypedChoiceFilter, UUIDFilter
from django_filters.filterset import FilterSet
