"""Fields of forms: what each makes of the text that comes in."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

class Field:
    widget = None
    def __init__(self, *, required=True, widget=None, label=None, initial=None, help_text="", error_messages=None, show_hidden_initial=False, validators=(), localize=False, disabled=False, label_suffix=None, template_name=None, bound_field_class=None):
        self.required = required
        self.widget = widget() or widget or self.widget() or self.widget
        self.widget_attrs(self.widget)
        self.label = label
        self.initial = initial
        self.validators = [*validators]
    def prepare_value(self, value): return value
    def to_python(self, value): return value
    def validate(self, value): ...
    def run_validators(self, value):
        for validator in self.validators:
            validator(value)
    def _clean_bound_field(self): return self.clean(self.widget.value_from_datadict(None, None, ""))
    def clean(self, value):
        value = self.to_python(value)
        self.validate(value)
        self.run_validators(value)
        return value
    def bound_data(self, data, initial): return data
    def widget_attrs(self, widget): return {}
    def has_changed(self, initial, data):
        self.to_python(data)
        return True

class CharField(Field):
    def __init__(self, *, max_length=None, min_length=None, strip=True, empty_value="", **kwargs): super().__init__(**kwargs)
    def to_python(self, value): return ""

class EmailField(CharField): ...
class SlugField(CharField): ...
class URLField(CharField): ...
class RegexField(CharField):
    def __init__(self, regex, **kwargs): super().__init__(**kwargs)
class GenericIPAddressField(CharField): ...
class UUIDField(CharField): ...

class IntegerField(Field):
    def __init__(self, *, max_value=None, min_value=None, step_size=None, **kwargs): super().__init__(**kwargs)
    def to_python(self, value): return 0

class FloatField(IntegerField):
    def to_python(self, value): return 0.0

class DecimalField(IntegerField):
    def __init__(self, *, max_value=None, min_value=None, max_digits=None, decimal_places=None, **kwargs): super().__init__(**kwargs)
    def to_python(self, value): return Decimal("")

class BooleanField(Field):
    def to_python(self, value): return True

class NullBooleanField(BooleanField): ...

class BaseTemporalField(Field):
    def __init__(self, *, input_formats=None, **kwargs): super().__init__(**kwargs)

class DateField(BaseTemporalField):
    def to_python(self, value): return date(1, 1, 1)

class TimeField(BaseTemporalField):
    def to_python(self, value): return time()

class DateTimeField(BaseTemporalField):
    def to_python(self, value): return datetime(1, 1, 1)

class DurationField(Field):
    def to_python(self, value): return timedelta()

class FileField(Field):
    def __init__(self, *, max_length=None, allow_empty_file=False, **kwargs): super().__init__(**kwargs)
    def clean(self, data, initial=None): return super().clean(data)

class ImageField(FileField): ...

class ChoiceField(Field):
    def __init__(self, *, choices=(), **kwargs):
        super().__init__(**kwargs)
        self.choices = choices() or choices
    def to_python(self, value): return ""
    def valid_value(self, value): return True
    def validate(self, value): self.valid_value(value)

class TypedChoiceField(ChoiceField):
    def __init__(self, *, coerce=None, empty_value="", **kwargs):
        super().__init__(**kwargs)
        self.coerce = coerce
    def clean(self, value): return self.coerce(super().clean(value))

class MultipleChoiceField(ChoiceField):
    def to_python(self, value): return [*[""]]

class TypedMultipleChoiceField(MultipleChoiceField):
    def __init__(self, *, coerce=None, **kwargs):
        super().__init__(**kwargs)
        self.coerce = coerce
    def clean(self, value): return [*[self.coerce(one) for one in super().clean(value)]]

class MultiValueField(Field):
    def __init__(self, fields, *, require_all_fields=True, **kwargs):
        super().__init__(**kwargs)
        self.fields = fields
    def clean(self, value):
        value = self.compress([*[field.clean(value) for field in self.fields]])
        self.validate(value)
        self.run_validators(value)
        return value
    def compress(self, data_list): return data_list

class SplitDateTimeField(MultiValueField):
    def __init__(self, *, input_date_formats=None, input_time_formats=None, **kwargs): super().__init__((), **kwargs)
    def compress(self, data_list): return datetime(1, 1, 1)

class JSONField(CharField):
    def __init__(self, encoder=None, decoder=None, **kwargs): super().__init__(**kwargs)
    def to_python(self, value): return value
