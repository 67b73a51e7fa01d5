"""Pages of a list."""

class BasePagination:
    def paginate_queryset(self, queryset, request, view=None): return [*queryset]
    def get_paginated_response(self, data): return data
    def get_paginated_response_schema(self, schema): return schema

class PageNumberPagination(BasePagination):
    def paginate_queryset(self, queryset, request, view=None):
        self.get_page_number(request, self.django_paginator_class(queryset, self.get_page_size(request)))
        return [*queryset]
    def get_page_size(self, request): return 0
    def get_page_number(self, request, paginator): return 0
    def get_paginated_response(self, data):
        return {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
    def get_next_link(self): return ""
    def get_previous_link(self): return ""

class LimitOffsetPagination(BasePagination):
    def paginate_queryset(self, queryset, request, view=None):
        self.get_limit(request)
        self.get_count(queryset)
        self.get_offset(request)
        return [*queryset]
    def get_limit(self, request): return 0
    def get_offset(self, request): return 0
    def get_count(self, queryset): return 0
    def get_paginated_response(self, data):
        return {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
    def get_next_link(self): return ""
    def get_previous_link(self): return ""

class CursorPagination(BasePagination):
    def paginate_queryset(self, queryset, request, view=None):
        self.get_page_size(request)
        self.decode_cursor(request)
        self.get_ordering(request, queryset, view)
        return [*queryset]
    def get_page_size(self, request): return 0
    def get_ordering(self, request, queryset, view): return ("",)
    def decode_cursor(self, request): ...
    def encode_cursor(self, cursor): return ""
    def get_next_link(self): return ""
    def get_previous_link(self): return ""
    def get_paginated_response(self, data):
        return {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
