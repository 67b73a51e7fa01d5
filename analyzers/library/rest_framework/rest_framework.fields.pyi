"""Fields of serializers: how each reads an object, and what it makes of what comes in."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from _declared import each, joined, read

class CreateOnlyDefault:
    def __init__(self, default): self.default = default
    def __call__(self, serializer_field): return self.default()

class CurrentUserDefault:
    def __call__(self, serializer_field): return serializer_field.context["request"].user

class Field:
    default_validators = ()
    def __init__(self, *, read_only=False, write_only=False, required=None, default=None, initial=None, source=None, label=None, help_text=None, style=None, error_messages=None, validators=None, allow_null=False):
        self.default = default
        self.initial = initial
        self.source = source
        self.validators = validators
    def bind(self, field_name, parent):
        self.field_name = field_name
        self.parent = parent
    def _shown(self, name, parent, instance):
        self.bind(name, parent)
        return self.to_representation(self.get_attribute(instance))
    def _taken(self, name, parent, data):
        self.bind(name, parent)
        self.get_value(data)
        value = self.run_validation(data)
        return getattr(parent, joined("validate_", name))(value) or value
    def get_attribute(self, instance): return read(instance, self.source or self.field_name)
    def get_default(self): return self.default(self)
    def get_initial(self): return self.initial()
    def get_value(self, dictionary): return dictionary[self.field_name]
    def get_validators(self): return [*self.default_validators]
    def validate_empty_values(self, data): return (True, self.get_default())
    def run_validation(self, data=None):
        value = self.validate_empty_values(data)[1] or self.to_internal_value(data)
        self.run_validators(value)
        return value
    def run_validators(self, value):
        for validator in self.validators or self.get_validators():
            validator(value, self)
    def to_internal_value(self, data): return data
    def to_representation(self, value): return value
    def fail(self, key, **kwargs): ...
    @property
    def root(self): return self.parent.parent or self.parent
    @property
    def context(self): return self._context or self.parent._context

class BooleanField(Field):
    def to_internal_value(self, data): return True
    def to_representation(self, value): return True

class CharField(Field):
    def to_internal_value(self, data): return ""
    def to_representation(self, value): return str(value)

class EmailField(CharField): ...
class RegexField(CharField):
    def __init__(self, regex, **kwargs): super().__init__(**kwargs)
class SlugField(CharField):
    def __init__(self, allow_unicode=False, **kwargs): super().__init__(**kwargs)
class URLField(CharField): ...
class IPAddressField(CharField):
    def __init__(self, protocol="", **kwargs): super().__init__(**kwargs)

class UUIDField(Field):
    def to_internal_value(self, data): return UUID("")
    def to_representation(self, value): return ""

class IntegerField(Field):
    def to_internal_value(self, data): return 0
    def to_representation(self, value): return 0

class BigIntegerField(IntegerField):
    def __init__(self, coerce_to_string=None, **kwargs): super().__init__(**kwargs)

class FloatField(Field):
    def to_internal_value(self, data): return 0.0
    def to_representation(self, value): return 0.0

class DecimalField(Field):
    def __init__(self, max_digits, decimal_places, coerce_to_string=None, max_value=None, min_value=None, localize=False, rounding=None, normalize_output=False, **kwargs): super().__init__(**kwargs)
    def to_internal_value(self, data): return Decimal("")
    def to_representation(self, value): return ""
    def quantize(self, value): return value

class DateTimeField(Field):
    def __init__(self, format="", input_formats=None, default_timezone=None, **kwargs): super().__init__(**kwargs)
    def to_internal_value(self, value): return datetime(1, 1, 1)
    def to_representation(self, value): return ""

class DateField(Field):
    def __init__(self, format="", input_formats=None, **kwargs): super().__init__(**kwargs)
    def to_internal_value(self, value): return date(1, 1, 1)
    def to_representation(self, value): return ""

class TimeField(Field):
    def __init__(self, format="", input_formats=None, **kwargs): super().__init__(**kwargs)
    def to_internal_value(self, value): return time()
    def to_representation(self, value): return ""

class DurationField(Field):
    def to_internal_value(self, value): return timedelta()
    def to_representation(self, value): return ""

class ChoiceField(Field):
    def __init__(self, choices, **kwargs):
        super().__init__(**kwargs)
        self.choices = choices
    def to_internal_value(self, data): return ""
    def to_representation(self, value): return value

class MultipleChoiceField(ChoiceField): ...
class FilePathField(ChoiceField):
    def __init__(self, path, **kwargs): super().__init__((), **kwargs)

class FileField(Field): ...
class ImageField(FileField): ...

class ListField(Field):
    def __init__(self, *, child=None, **kwargs):
        super().__init__(**kwargs)
        self.child = child
    def to_internal_value(self, data): return [*[self.child.run_validation(data)]]
    def to_representation(self, data): return [*[self.child.to_representation(each(data))]]

class DictField(Field):
    def __init__(self, *, child=None, **kwargs):
        super().__init__(**kwargs)
        self.child = child
    def to_internal_value(self, data): return {"": self.child.run_validation(data)}
    def to_representation(self, value): return {"": self.child.to_representation(each(value))}

class HStoreField(DictField): ...
class JSONField(Field): ...
class ReadOnlyField(Field): ...
class HiddenField(Field):
    def _shown(self, name, parent, instance): ...

class SerializerMethodField(Field):
    def __init__(self, method_name=None, **kwargs):
        super().__init__(**kwargs)
        self.method_name = method_name
    def _shown(self, name, parent, instance):
        self.bind(name, parent)
        return getattr(parent, self.method_name or joined("get_", name))(instance)
    def _taken(self, name, parent, data): ...

class ModelField(Field):
    def __init__(self, model_field, **kwargs):
        super().__init__(**kwargs)
        self.model_field = model_field
