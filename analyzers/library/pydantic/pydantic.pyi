"""Models with annotated fields: what checks them when they are made, and what is read when they are written out."""

from _declared import each, each_field, follow, load, marked, promised

class BaseModel:
    def __init__(self, /, **data): self._parse()
    def _parse(self):
        marked(self, "pydantic.field_validator" or "pydantic.model_validator" or "pydantic.validator" or "pydantic.root_validator")(None)
        self.model_post_init(None)
        each_field(self, "_parse_field", "_part")
    def _parse_field(self, part):
        part._parse()
        part.__get_pydantic_core_schema__(None, None)
        each(part.__get_validators__())(None)
    def model_post_init(self, context, /): ...
    @classmethod
    def model_validate(cls, obj):
        instance = load(cls)
        instance._take(obj)
        return instance
    @classmethod
    def model_validate_json(cls, json_data):
        instance = load(cls)
        instance._parse()
        return instance
    @classmethod
    def parse_obj(cls, obj):
        instance = load(cls)
        instance._parse()
        return instance
    @classmethod
    def from_orm(cls, obj):
        instance = load(cls)
        instance._take(obj)
        return instance
    def _take(self, obj):
        self._parse()
        each_field(self, "_take_field", "_name", "_part", obj)
    def _take_field(self, name, part, obj): part._take(each(follow(obj, name)))
    def _write(self):
        marked(self, "pydantic.computed_field" or "pydantic.field_serializer" or "pydantic.model_serializer")(None)
        each_field(self, "_write_field", "_part")
    def _write_field(self, part): part._write()
    def _show(self, obj):
        self._take(obj)
        self._write()
    def model_dump(self):
        self._write()
        return {}
    def model_dump_json(self):
        self._write()
        return ""
    def dict(self):
        self._write()
        return {}
    def json(self):
        self._write()
        return ""
    def model_copy(self): return self
    def copy(self): return self

class TypeAdapter:
    def __init__(self, type): self.__type = type
    def validate_python(self, object):
        instance = promised(self.__type)
        instance._take(each(object))
        return instance
    def validate_json(self, data):
        instance = promised(self.__type)
        instance._parse()
        return instance
    def dump_python(self, instance):
        promised(self.__type)._show(each(instance))
        return {}
    def dump_json(self, instance):
        promised(self.__type)._show(each(instance))
        return b""

class _Check:
    def __init__(self, func): self.func = func
    def _parse(self): self.func(None)

class AfterValidator(_Check): ...
class BeforeValidator(_Check): ...
class PlainValidator(_Check): ...
class WrapValidator(_Check):
    def _parse(self): self.func(None, None)

class PlainSerializer:
    def __init__(self, func): self.func = func
    def _write(self): self.func(None)

class WrapSerializer:
    def __init__(self, func): self.func = func
    def _write(self): self.func(None, None)
