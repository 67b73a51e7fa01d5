"""Arguments of requests: what makes values of their texts."""

class Argument:
    def __init__(self, name, default=None, dest=None, required=False, ignore=False, type=None, **options):
        self.type = type
        self.default = default
    def convert(self, value, op): return self.type(value)
    def parse(self, request, bundle_errors=False):
        self.default()
        return self.convert("", "")

class RequestParser:
    def __init__(self, argument_class=Argument, namespace_class=None, trim=False, bundle_errors=False):
        self.argument_class = argument_class
    def add_argument(self, *args, **kwargs):
        self.__argument = self.argument_class(*args, **kwargs)
        return self
    def parse_args(self, req=None, strict=False, http_error_code=400): return {...: self.__argument.parse(req)}
    def copy(self): return self
