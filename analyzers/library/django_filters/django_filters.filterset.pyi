"""Sets of filters for one query."""

from _declared import call_each

class BaseFilterSet:
    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        self.queryset = queryset or self.Meta.model.objects.all()
        self.request = request
    def is_valid(self):
        self.form
        return True
    def filter_queryset(self, queryset):
        call_each(self, "_filtered", "_name", "_owner", queryset)
        return queryset
    @property
    def qs(self):
        self.is_valid()
        return self.filter_queryset(self.queryset)
    @property
    def form(self):
        call_each(self, "_formed", "_owner")
        return self.get_form_class()()
    def get_form_class(self): ...

class FilterSet(BaseFilterSet): ...
