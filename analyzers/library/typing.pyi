"""Typing: most of it is only written, never called."""

from collections import ChainMap, Counter, OrderedDict
from collections import defaultdict as DefaultDict, deque as Deque
from collections.abc import (
    AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Collection, Container, Coroutine, Generator,
    Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MappingView, MutableMapping, MutableSequence,
    MutableSet, Reversible, Sequence, Set as AbstractSet, Sized, ValuesView,
)
from contextlib import AbstractAsyncContextManager as AsyncContextManager, AbstractContextManager as ContextManager
from re import Match, Pattern

Dict = dict
FrozenSet = frozenset
List = list
Set = set
Text = str
Tuple = tuple
Type = type
TYPE_CHECKING = False

class Generic: ...
class Protocol(Generic): ...
class NamedTuple(tuple):  # native: fields from the class body, or from the call that makes the class
    def _asdict(self): return {"": self[...]}
    @classmethod
    def _make(cls, iterable): return cls(*iterable)
    def _replace(self, /, **kwds): return self
class TypedDict(dict): ...

class NewType:
    def __init__(self, name, tp): self.__supertype__ = tp
    def __call__(self, x, /): return x

def assert_never(arg): ...
def assert_type(val, typ): return val
def cast(typ, val): return val
def clear_overloads(): ...
def dataclass_transform(**kwargs): return _identity
def final(f): return f
def get_args(tp): return ()
def get_origin(tp): return tp
def get_overloads(func): return [*[func]]
def get_type_hints(obj): return {}
def is_typeddict(tp): return True
def no_type_check(arg): return arg
def overload(func): ...
def override(method): return method
def reveal_type(obj): return obj
def runtime_checkable(cls): return cls
def _identity(thing): return thing
