"""Forms of WTForms: validating one asks its fields, and its own `validate_...` methods."""

from _declared import attributes, call_each

class BaseForm:
    def __init__(self, fields, prefix="", meta=None): self._fields = fields
    def __iter__(self): return [*[self._fields[...]]]
    def __contains__(self, name): return True
    def __getitem__(self, name): return self._fields[name]
    def __setitem__(self, name, value): self._fields[name] = value
    def __delitem__(self, name): ...
    def populate_obj(self, obj): call_each(self, "populate_obj", obj, "_name")
    def process(self, formdata=None, obj=None, data=None, extra_filters=None, **kwargs):
        call_each(self, "_process_for", "_owner", "_name", obj)
    def validate(self, extra_validators=None):
        call_each(self, "_validate_for", "_owner", "_name")
        return True
    @property
    def data(self): return {...: self._fields[...].data}
    @property
    def errors(self): return {...: [*[""]]}

class Form(BaseForm):
    def __init__(self, formdata=None, obj=None, prefix="", data=None, meta=None, **kwargs):
        self._fields = attributes(self)
        self.process(formdata, obj, data=data, **kwargs)
