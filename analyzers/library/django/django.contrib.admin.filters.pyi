"""Filters of lists in the administration."""

class ListFilter:
    def __init__(self, request, params, model, model_admin): ...
    def has_output(self): return True
    def choices(self, changelist): return [*[{}]]
    def queryset(self, request, queryset): return queryset
    def expected_parameters(self): return [*[""]]

class FieldListFilter(ListFilter):
    def __init__(self, field, request, params, model, model_admin, field_path): ...

class SimpleListFilter(ListFilter):
    title = parameter_name = None
    def __init__(self, request, params, model, model_admin): ...
    def value(self): return ""
    def lookups(self, request, model_admin): ...
