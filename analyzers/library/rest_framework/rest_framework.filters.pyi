"""What narrows the query of a list."""

from _declared import without

class BaseFilterBackend:
    def filter_queryset(self, request, queryset, view): return queryset

class SearchFilter(BaseFilterBackend):
    def get_search_fields(self, view, request): return view.search_fields
    def get_search_terms(self, request): return [*[""]]
    def construct_search(self, field_name, queryset): return ""
    def must_call_distinct(self, queryset, search_fields): return True
    def filter_queryset(self, request, queryset, view):
        fields = self.get_search_fields(view, request)
        self.get_search_terms(request)
        self.construct_search("", queryset)
        self.must_call_distinct(queryset, fields)
        return queryset

class OrderingFilter(BaseFilterBackend):
    def get_ordering(self, request, queryset, view):
        self.remove_invalid_fields(queryset, [*[""]], view, request)
        return self.get_default_ordering(view)
    def get_default_ordering(self, view): return view.ordering
    def get_default_valid_fields(self, queryset, view, context={}):
        view.get_serializer_class()
        return [*[("", "")]]
    def get_valid_fields(self, queryset, view, context={}):
        return view.ordering_fields or self.get_default_valid_fields(queryset, without(view, "ordering_fields"), context)
    def remove_invalid_fields(self, queryset, fields, view, request):
        self.get_valid_fields(queryset, view)
        return fields
    def filter_queryset(self, request, queryset, view):
        self.get_ordering(request, queryset, view)
        return queryset
