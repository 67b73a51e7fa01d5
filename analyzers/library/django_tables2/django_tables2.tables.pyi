"""Tables: what showing one asks of its columns and of itself."""

from _declared import attributes, call_each

class Table:
    def __init__(self, data=None, order_by=None, orderable=None, empty_text=None, exclude=None, attrs=None, row_attrs=None, pinned_row_attrs=None, sequence=None, prefix=None, order_by_field=None, page_field=None, per_page_field=None, template_name=None, default=None, request=None, show_header=None, show_footer=True, extra_columns=None):
        self.data = data
        self.request = request
        self.prefix = prefix
        self.base_columns = attributes(self)
    def as_html(self, request): self._show(request)
    def as_values(self, exclude_columns=None): self._show(None)
    def _show(self, request):
        self.before_render(request)
        call_each(self, "render", None)
        getattr(self, f"render_{self.prefix}")(value=None, record=None)
        self.get_top_pinned_data()
        self.get_bottom_pinned_data()
    def before_render(self, request): ...
    def get_top_pinned_data(self): ...
    def get_bottom_pinned_data(self): ...
    def paginate(self, paginator_class=None, per_page=None, page=1, *args, **kwargs): return self
