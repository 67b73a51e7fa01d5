"""Fields of WTForms: what each makes of the text that comes in, and who checks that."""

from _declared import joined, read

class Field:
    widget = None
    validators = ()
    def __init__(self, label=None, validators=None, filters=(), description="", id=None, default=None, *, widget=None, **options):
        self.validators = validators or self.validators
        self.filters = filters
        self.default = default
        self.widget = widget or self.widget
    def __call__(self, **kwargs): return self.widget(self, **kwargs)
    def __html__(self): return self()
    def __str__(self): return self()
    def _value(self): return ""
    def _validate_for(self, form, name):
        self.validate(form, [*[getattr(form, joined("validate_", name))]])
    def validate(self, form, extra_validators=()):
        self.pre_validate(form)
        for validator in [*self.validators, *extra_validators]:
            validator(form, self)
        self.post_validate(form, False)
        return True
    def pre_validate(self, form): ...
    def post_validate(self, form, validation_stopped): ...
    def _process_for(self, form, name, obj):
        self.process(None, read(obj, name))
        for filter in [*self.filters, *[getattr(form, joined("filter_", name))]]:
            self.data = filter(self.data)
    def process(self, formdata, data=None, extra_filters=None):
        self.process_data(data or self.default() or self.default)
        self.process_formdata([*[""]])
    def process_data(self, value): self.data = value
    def process_formdata(self, valuelist): self.data = valuelist[...]
    def populate_obj(self, obj, name): setattr(obj, name, self.data)
