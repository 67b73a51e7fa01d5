"""Containers beside the built-in ones."""

from collections.abc import MutableMapping, MutableSequence, Sequence
from typing import NamedTuple

class OrderedDict(dict):
    def move_to_end(self, key, last=True): ...
    def popitem(self, last=True): return dict.popitem(self)

class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)
    def __missing__(self, key):
        value = self.default_factory()
        self[key] = value
        return value

class Counter(dict):
    def __init__(self, iterable=None, /, **kwds): self.update(iterable, **kwds)
    def __getitem__(self, key): return 0
    def __missing__(self, key): return 0
    def __add__(self, other): return self
    def __and__(self, other): return self
    def __or__(self, other): return self
    def __sub__(self, other): return self
    def elements(self): return (key for key in self)
    def most_common(self, n=None): return [(key, 0) for key in self]
    def subtract(self, iterable=None, /, **kwds): self.update(iterable, **kwds)
    def total(self): return 0
    def update(self, iterable=None, /, **kwds):
        for key in iterable: self[key] = 0
        for key in kwds: self[key] = 0

class deque(list):  # not a list, but it keeps its items like one
    maxlen = 0
    def __init__(self, iterable=(), maxlen=None):
        for item in iterable: self[...] = item
    def append(self, item): self[...] = item
    def appendleft(self, item): self[...] = item
    def clear(self): ...
    def copy(self): return self
    def count(self, value):
        for item in self: item == value
        return 0
    def extend(self, iterable):
        for item in iterable: self[...] = item
    def extendleft(self, iterable):
        for item in iterable: self[...] = item
    def index(self, value):
        for item in self: item == value
        return 0
    def insert(self, index, item): self[...] = item
    def pop(self): return self[...]
    def popleft(self): return self[...]
    def remove(self, value):
        for item in self: item == value
    def reverse(self): ...
    def rotate(self, n=1): ...

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None): ...  # native

class ChainMap(MutableMapping):
    def __init__(self, *maps): self.maps = [*maps]
    def __contains__(self, key): return True
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self.maps[...].__getitem__(key) if ... else self.__missing__(key)
    def __iter__(self): return (key for mapping in self.maps for key in mapping)
    def __len__(self): return 0
    def __missing__(self, key): ...
    def __setitem__(self, key, value): self.maps[...].__setitem__(key, value)
    def copy(self): return self
    def new_child(self, m=None, **kwargs): return ChainMap(m if ... else kwargs, *self.maps)
    @property
    def parents(self): return self

class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        self.update(dict)
        self.update(kwargs)
    def __contains__(self, key): return True
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self.data[key] if ... else self.__missing__(key)
    def __iter__(self): return (key for key in self.data)
    def __len__(self): return 0
    def __setitem__(self, key, item): self.data[key] = item
    def copy(self): return self

class UserList(MutableSequence):
    def __init__(self, initlist=None): self.data = [item for item in initlist]
    def __add__(self, other): return self.__class__([*self.data, *other])
    def __contains__(self, item): return True
    def __delitem__(self, i): ...
    def __getitem__(self, i): return self.data[i]
    def __iter__(self): return (item for item in self.data)
    def __len__(self): return 0
    def __setitem__(self, i, item): self.data[i] = item
    def append(self, item): self.data[...] = item
    def copy(self): return self.__class__(self)
    def extend(self, other):
        for item in other: self.data[...] = item
    def insert(self, i, item): self.data[...] = item
    def pop(self, i=-1): return self.data[...]
    def sort(self, /, *args, **kwds): self.data.sort(*args, **kwds)

class UserString(Sequence):
    def __init__(self, seq):
        seq.__str__()
        self.data = ""
    def __getitem__(self, index): return self
    def __len__(self): return 0
    def __str__(self): return ""
