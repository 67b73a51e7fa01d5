"""A field of a form with its value."""

class BoundField:
    def __init__(self, form, field, name):
        self.form = form
        self.field = field
        self.name = name
    def __str__(self): return self.as_widget()
    def __iter__(self): return self.subwidgets
    @property
    def subwidgets(self): return self.field.widget.subwidgets(self.name, self.value(), {})
    @property
    def errors(self): return self.form.errors[self.name]
    @property
    def data(self): return self.field.widget.value_from_datadict(self.form.data, self.form.files, self.name)
    @property
    def initial(self): return self.form.get_initial_for_field(self.field, self.name)
    @property
    def id_for_label(self): return self.field.widget.id_for_label("")
    @property
    def is_hidden(self): return self.field.widget.is_hidden
    def render(self): return self.form.renderer.render("", {"field": self})
    def as_field_group(self): return self.render()
    def as_widget(self, widget=None, attrs=None, only_initial=False):
        return (widget or self.field.widget).render(self.name, self.value(), attrs, self.form.renderer)
    def as_hidden(self, attrs=None): return ""
    def as_text(self, attrs=None): return ""
    def as_textarea(self, attrs=None): return ""
    def css_classes(self, extra_classes=None): return ""
    def label_tag(self, contents=None, attrs=None, label_suffix=None): return ""
    def value(self): return self.field.prepare_value(self.field.bound_data(None, self.initial))
