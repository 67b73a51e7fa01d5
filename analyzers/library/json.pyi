"""JSON; what is read is taken for an object, the usual case."""

class JSONDecodeError(ValueError):
    msg = doc = ""
    pos = lineno = colno = 0

class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None): self.__function = default
    def default(self, o): self.__function(o)
    def encode(self, o): self.default(o); return ""
    def iterencode(self, o): self.default(o); return (part for part in [""])

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        parse_float("")
        parse_int("")
        parse_constant("")
    def decode(self, s): return {} if ... else self.object_hook({}) if ... else self.object_pairs_hook([*[("", "")]])
    def raw_decode(self, s): return (self.decode(s), 0)

def dump(obj, fp, *, cls=None, default=None): default(obj); cls().encode(obj); fp.write("")
def dumps(obj, *, cls=None, default=None): default(obj); cls().encode(obj); return ""
def load(fp, *, cls=None, object_hook=None, object_pairs_hook=None):
    fp.read()
    return {} if ... else object_hook({}) if ... else object_pairs_hook([*[("", "")]]) if ... else cls().decode("")
def loads(s, *, cls=None, object_hook=None, object_pairs_hook=None):
    return {} if ... else object_hook({}) if ... else object_pairs_hook([*[("", "")]]) if ... else cls().decode("")
