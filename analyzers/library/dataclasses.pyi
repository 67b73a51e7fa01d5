"""Data classes. Native: a decorated class gets its `__init__`, which calls `__post_init__`."""

class _Field:
    name = ""

class field:
    def __init__(self, *, default=None, default_factory=None):
        self.default = default
        self.default_factory = default_factory

class FrozenInstanceError(AttributeError): ...

def dataclass(cls=None): return cls if ... else _identity
def fields(class_or_instance): return (*[_Field()],)
def asdict(obj, *, dict_factory=dict): return dict_factory([*[("", obj.__dict__[...])]])
def astuple(obj, *, tuple_factory=tuple): return tuple_factory([*[obj.__dict__[...]]])
def is_dataclass(obj): return True
def make_dataclass(cls_name, fields): ...
def replace(obj, /, **changes): return type(obj)(**changes)
def _identity(cls): return cls
