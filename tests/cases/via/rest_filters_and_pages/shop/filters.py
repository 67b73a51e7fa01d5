from rest_framework import filters


class Sized(filters.BaseFilterBackend):
    def filter_queryset(self, request, queryset, view):
        return queryset.filter(size__gte=self.least(view))

    def least(self, view):
        return view.least_size()


class Ordered(filters.OrderingFilter):
    def get_default_ordering(self, view):
        return ("size",)


class Searched(filters.SearchFilter):
    def get_search_fields(self, view, request):
        return ["size"]
