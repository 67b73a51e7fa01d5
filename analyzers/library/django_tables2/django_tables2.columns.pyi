"""Columns of tables."""

class Column:
    def __init__(self, verbose_name=None, accessor=None, default=None, visible=True, orderable=None, attrs=None, order_by=None, empty_values=None, localize=None, footer=None, exclude_from_export=False, linkify=False, initial_sort_descending=False): self.attrs = attrs
    def render(self, value): return value
    def value(self, **kwargs): return self.render(None)
    def order(self, queryset, is_descending): return (queryset, False)
