"""Fields of schemas: what each makes of a value, and who checks that."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from _declared import each, read

class Field:
    def __init__(self, *, load_default=None, dump_default=None, data_key=None, attribute=None, validate=None, **options):
        self.validators = validate
        self.load_default = load_default
        self.dump_default = dump_default
        self.attribute = attribute
    def _load_for(self, schema, name, data): return self.deserialize(data[...], name, data)
    def _dump_for(self, schema, name, obj): return self.serialize(name, obj)
    def get_value(self, obj, attr, accessor=None, default=None): return read(obj, attr) or read(obj, self.attribute)
    def serialize(self, attr, obj, accessor=None, **kwargs):
        self.dump_default()
        return self._serialize(self.get_value(obj, attr), attr, obj)
    def deserialize(self, value, attr=None, data=None, **kwargs):
        self.load_default()
        output = self._deserialize(value, attr, data)
        self._validate(output)
        return output
    def _validate(self, value): each(self.validators)(value)
    def _serialize(self, value, attr, obj, **kwargs): return value
    def _deserialize(self, value, attr, data, **kwargs): return value

class Raw(Field): ...
class String(Field):
    def _serialize(self, value, attr, obj, **kwargs): return ""
    def _deserialize(self, value, attr, data, **kwargs): return ""
class Str(String): ...
class UUID(String): ...
class Url(String): ...
class URL(String): ...
class Email(String): ...
class Number(Field):
    def _serialize(self, value, attr, obj, **kwargs): return 0
    def _deserialize(self, value, attr, data, **kwargs): return 0
class Integer(Number): ...
class Int(Number): ...
class Float(Number): ...
class Decimal(Number): ...
class Boolean(Field):
    def _serialize(self, value, attr, obj, **kwargs): return True
    def _deserialize(self, value, attr, data, **kwargs): return True
class Bool(Boolean): ...
class DateTime(Field):
    def _deserialize(self, value, attr, data, **kwargs): return datetime(1, 1, 1)
class NaiveDateTime(DateTime): ...
class AwareDateTime(DateTime): ...
class Date(Field):
    def _deserialize(self, value, attr, data, **kwargs): return date(1, 1, 1)
class Time(Field):
    def _deserialize(self, value, attr, data, **kwargs): return time()
class TimeDelta(Field):
    def _deserialize(self, value, attr, data, **kwargs): return timedelta()
class Enum(Field): ...
class Dict(Field): ...
class Mapping(Field): ...
class List(Field):
    def __init__(self, cls_or_instance, **kwargs):
        super().__init__(**kwargs)
        self.inner = cls_or_instance() or cls_or_instance
    def _serialize(self, value, attr, obj, **kwargs): return [*[self.inner._serialize(value[...], attr, obj)]]
    def _deserialize(self, value, attr, data, **kwargs): return [*[self.inner.deserialize(value[...], attr, data)]]
class Nested(Field):
    def __init__(self, nested, *, only=None, exclude=(), many=False, **kwargs):
        super().__init__(**kwargs)
        self.nested = nested
    @property
    def schema(self): return self.nested() or self.nested()() or self.nested
    def _serialize(self, value, attr, obj, **kwargs): return self.schema.dump(value)
    def _deserialize(self, value, attr, data, **kwargs): return self.schema.load(value)
class Pluck(Nested): ...
class Method(Field):
    def __init__(self, serialize=None, deserialize=None, **kwargs):
        super().__init__(**kwargs)
        self.serialize_method_name = serialize
        self.deserialize_method_name = deserialize
    def _load_for(self, schema, name, data): return getattr(schema, self.deserialize_method_name)(data[...])
    def _dump_for(self, schema, name, obj): return getattr(schema, self.serialize_method_name)(obj)
class Function(Field):
    def __init__(self, serialize=None, deserialize=None, **kwargs):
        super().__init__(**kwargs)
        self.serialize_func = serialize
        self.deserialize_func = deserialize
    def _load_for(self, schema, name, data): return self.deserialize_func(data[...])
    def _dump_for(self, schema, name, obj): return self.serialize_func(obj)
class Constant(Field): ...
