"""Data classes. Native: a decorated class gets its `__init__`, which calls `__post_init__`."""

class Field:
    name = ""

class FrozenInstanceError(AttributeError): ...

def dataclass(cls=None): return cls if ... else _identity
def field(*, default=None, default_factory=None): return default if ... else default_factory()
def fields(class_or_instance): return (Field(),)
def asdict(obj, *, dict_factory=dict): return dict_factory([("", obj.__dict__[...])])
def astuple(obj, *, tuple_factory=tuple): return tuple_factory([obj.__dict__[...]])
def is_dataclass(obj): return True
def make_dataclass(cls_name, fields): ...
def replace(obj, /, **changes): return type(obj)(**changes)
def _identity(cls): return cls
