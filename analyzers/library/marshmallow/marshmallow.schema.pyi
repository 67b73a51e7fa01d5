"""Schemas: loading and dumping asks their fields, and their own methods that are marked for it."""

from _declared import call_each, marked

class Schema:
    def __init__(self, *, only=None, exclude=(), many=None, load_only=(), dump_only=(), partial=None, unknown=None): ...
    def get_attribute(self, obj, attr, default): return getattr(obj, attr)
    def handle_error(self, error, data, **kwargs): ...
    def dump(self, obj, *, many=None):
        given = marked(self, "marshmallow.pre_dump")(obj, many=True) or obj[...] or obj
        found = {...: call_each(self, "_dump_for", "_owner", "_name", given)[...]}
        return marked(self, "marshmallow.post_dump")(found, many=True) or found
    def dumps(self, obj, *args, many=None, **kwargs):
        self.dump(obj, many=many)
        return ""
    def load(self, data, *, many=None, partial=None, unknown=None): return self._load(data)
    def loads(self, json_data, *, many=None, partial=None, unknown=None, **kwargs): return self._load({})
    def validate(self, data, *, many=None, partial=None):
        self._check(data)
        return {}
    def _check(self, data):
        given = marked(self, "marshmallow.pre_load")(data, many=True) or data
        found = call_each(self, "_load_for", "_owner", "_name", given)
        marked(self, "marshmallow.validates")(found[...], data_key="")
        marked(self, "marshmallow.validates_schema")(found, many=True, partial=True)
        return found
    def _load(self, data):
        found = self._check(data)
        self.handle_error(None, data)
        return marked(self, "marshmallow.post_load")(found, many=True) or found
