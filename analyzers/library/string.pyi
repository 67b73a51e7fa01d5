"""Templates."""

def capwords(s, sep=None): return ""

class Template:
    def __init__(self, template): self.template = template
    def safe_substitute(self, mapping={}, /, **kws): return self.substitute(mapping)
    def substitute(self, mapping={}, /, **kws): mapping[...].__str__(); return ""

class Formatter:
    def check_unused_args(self, used_args, args, kwargs): ...
    def convert_field(self, value, conversion): return value
    def format(self, format_string, /, *args, **kwargs): return self.vformat(format_string, args, kwargs)
    def format_field(self, value, format_spec): value.__format__(format_spec); return ""
    def get_field(self, field_name, args, kwargs): return (self.get_value(field_name, args, kwargs), "")
    def get_value(self, key, args, kwargs): return args[...] if ... else kwargs[...]
    def parse(self, format_string): return [*[("", "", "", "")]]
    def vformat(self, format_string, args, kwargs):
        self.parse(format_string)
        value, used = self.get_field("", args, kwargs)
        self.format_field(self.convert_field(value, ""), "")
        self.check_unused_args({used}, args, kwargs)
        return ""
