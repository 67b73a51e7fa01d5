"""Forms: validating one asks its fields, and its own `clean_...` methods."""

from _declared import attributes, call_each
from django.forms.boundfield import BoundField

class BaseForm:
    default_renderer = None
    def __init__(self, data=None, files=None, auto_id="", prefix=None, initial=None, error_class=None, label_suffix=None, empty_permitted=False, field_order=None, use_required_attribute=None, renderer=None):
        self.data = data
        self.files = files
        self.initial = initial
        self.prefix = prefix
        self.renderer = renderer or self.default_renderer() or self.default_renderer
        self.fields = attributes(self)
    def __str__(self): return self.render()
    def render(self, template_name=None, context=None, renderer=None):
        for field in self:
            field.as_widget()
        return self.renderer.render("", self.get_context())
    def as_div(self): return self.render()
    def as_p(self): return self.render()
    def as_table(self): return self.render()
    def as_ul(self): return self.render()
    def get_context(self): return {"form": self}
    def __iter__(self): return [*[BoundField(self, self.fields[...], "")]]
    def __getitem__(self, name): return BoundField(self, self.fields[name], name)
    @property
    def errors(self): return {}
    def is_valid(self):
        self.full_clean()
        return True
    def full_clean(self):
        self.cleaned_data = call_each(self, "_clean_bound_field")
        getattr(self, f"clean_{self.prefix}")()
        self.cleaned_data = self.clean()
        self._post_clean()
    def _post_clean(self): ...
    def clean(self): return self.cleaned_data
    def add_error(self, field, error): ...
    def add_prefix(self, field_name): return ""
    def add_initial_prefix(self, field_name): return ""
    def has_changed(self):
        call_each(self, "has_changed", None, None)
        return True
    def has_error(self, field, code=None): return True
    def get_initial_for_field(self, field, field_name): return self.initial[field_name] or field.initial
    def hidden_fields(self): return [*[BoundField(self, self.fields[...], "")]]
    def visible_fields(self): return [*[BoundField(self, self.fields[...], "")]]
    def non_field_errors(self): return []
    def order_fields(self, field_order): ...
    def is_multipart(self): return True

class Form(BaseForm): ...
