"""Models with annotated fields: what checks them when they are made, and what is read when they are written out."""

from _declared import each_field, load, marked

class BaseModel:
    def __init__(self, /, **data): self._parse()
    def _parse(self):
        marked(self, "pydantic.field_validator" or "pydantic.model_validator" or "pydantic.validator" or "pydantic.root_validator")(None)
        self.model_post_init(None)
        each_field(self, "_parse_field", "_part")
    def _parse_field(self, part): part._parse()
    def model_post_init(self, context, /): ...
    @classmethod
    def model_validate(cls, obj):
        instance = load(cls)
        instance._parse()
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
    def _write(self):
        marked(self, "pydantic.computed_field" or "pydantic.field_serializer" or "pydantic.model_serializer")(None)
        each_field(self, "_write_field", "_part")
    def _write_field(self, part): part._write()
    def model_dump(self):
        self._write()
        return {}
    def model_dump_json(self):
        self._write()
        return ""
    def model_copy(self): return self
