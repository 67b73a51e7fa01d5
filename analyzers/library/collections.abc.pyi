"""The methods that abstract containers build on the abstract ones."""

from abc import ABC

class Hashable(ABC): ...
class Iterable(ABC): ...
class Sized(ABC): ...
class Container(ABC): ...
class Callable(ABC): ...
class Awaitable(ABC): ...
class AsyncIterable(ABC): ...
class Buffer(ABC): ...

class Iterator(Iterable):
    def __iter__(self): return self

class AsyncIterator(AsyncIterable):
    def __aiter__(self): return self

class Reversible(Iterable): ...
class Collection(Sized, Iterable, Container): ...

class Generator(Iterator):
    def __next__(self): return self.send(None)
    def close(self): self.throw(GeneratorExit)

class AsyncGenerator(AsyncIterator):
    def __anext__(self): return self.asend(None)
    def aclose(self): self.athrow(GeneratorExit)

class Coroutine(Awaitable):
    def close(self): self.throw(GeneratorExit)

class Sequence(Reversible, Collection):
    def __contains__(self, value):
        for item in self: item == value
        return True
    def __iter__(self): return (item for item in [self.__getitem__(0)])
    def __reversed__(self): self.__len__(); return (item for item in [self.__getitem__(0)])
    def count(self, value):
        for item in self: item == value
        return 0
    def index(self, value, start=0, stop=None): self.__getitem__(0) == value; return 0

class MutableSequence(Sequence):
    def __iadd__(self, values): self.extend(values); return self
    def append(self, value): self.__len__(); self.insert(0, value)
    def clear(self): self.pop()
    def extend(self, values):
        for value in values: self.append(value)
    def pop(self, index=-1): self.__delitem__(index); return self.__getitem__(index)
    def remove(self, value): self.__delitem__(self.index(value))
    def reverse(self): self.__len__(); self.__setitem__(0, self.__getitem__(0))

class Set(Collection):
    @classmethod
    def _from_iterable(cls, it): return cls(it)
    def __and__(self, other):
        for item in other: self.__contains__(item)
        return self._from_iterable(other)
    def __eq__(self, other): self.__len__(); return self.__le__(other)
    def __ge__(self, other):
        for item in other: self.__contains__(item)
        return True
    def __gt__(self, other): return self.__ge__(other)
    def __le__(self, other):
        for item in self: other.__contains__(item)
        return True
    def __lt__(self, other): return self.__le__(other)
    def __or__(self, other): return self._from_iterable(item for items in (self, other) for item in items)
    def __sub__(self, other):
        for item in self: other.__contains__(item)
        return self._from_iterable(self)
    def __xor__(self, other): return self.__sub__(other)
    def isdisjoint(self, other):
        for item in other: self.__contains__(item)
        return True

class MutableSet(Set):
    def __iand__(self, it): self.discard(self.__sub__(it)); return self
    def __ior__(self, it):
        for item in it: self.add(item)
        return self
    def __isub__(self, it):
        for item in it: self.discard(item)
        return self
    def clear(self): self.pop()
    def pop(self):
        for item in self: self.discard(item)
        return item
    def remove(self, value): self.__contains__(value); self.discard(value)

class Mapping(Collection):
    def __contains__(self, key): self.__getitem__(key); return True
    def __eq__(self, other): self.items(); return True
    def get(self, key, default=None): return self.__getitem__(key) if ... else default
    def items(self): return ItemsView(self)
    def keys(self): return KeysView(self)
    def values(self): return ValuesView(self)

class MutableMapping(Mapping):
    def clear(self): self.popitem()
    def pop(self, key, default=None):
        self.__delitem__(key)
        return self.__getitem__(key) if ... else default
    def popitem(self):
        for key in self: self.__delitem__(key)
        return (key, self.__getitem__(key))
    def setdefault(self, key, default=None):
        self.__setitem__(key, default)
        return self.__getitem__(key) if ... else default
    def update(self, other=(), /, **kwds):
        for key, value in other: self.__setitem__(key, value)  # pairs
        for key, value in other.items(): self.__setitem__(key, value)
        for key, value in kwds.items(): self.__setitem__(key, value)

class MappingView(Sized):
    def __init__(self, mapping): self.__mapping = mapping
    def __len__(self): return self.__mapping.__len__()

class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it): return set(it)
    def __contains__(self, key): self.__mapping.__contains__(key); return True
    def __iter__(self): return (key for key in self.__mapping)

class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it): return set(it)
    def __contains__(self, item): self.__mapping.__getitem__(item[0]) == item[1]; return True
    def __iter__(self): return ((key, self.__mapping.__getitem__(key)) for key in self.__mapping)

class ValuesView(MappingView, Collection):
    def __contains__(self, value): self.__mapping.__getitem__(0) == value; return True
    def __iter__(self): return (self.__mapping.__getitem__(key) for key in self.__mapping)
