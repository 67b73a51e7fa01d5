import django_filters
from django_filters import rest_framework as filters

from .models import Customer, Order


class OwnFilter(filters.NumberFilter):
    def filter(self, qs, value):
        return qs.filter(size__gte=0)


def customers(request):
    return Customer.objects.all()


def by_size(queryset, name, value):
    return queryset.filter(size=value)


class OrderFilter(filters.FilterSet):
    of = filters.CharFilter(method="filter_of")
    own = OwnFilter()
    size = filters.NumberFilter(method=by_size)
    customer = filters.ModelChoiceFilter(queryset=customers, required=False)

    class Meta:
        model = Order
        fields = ["size"]

    def filter_of(self, queryset, name, value):
        return queryset.filter(customer__name=value)


class NarrowFilter(OrderFilter):
    @property
    def qs(self):
        return super().qs.filter(size__gt=0)


class PageFilter(django_filters.FilterSet):
    class Meta:
        model = Order
        fields = ["size"]

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset).order_by("pk")
