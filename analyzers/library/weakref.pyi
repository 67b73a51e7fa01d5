"""Weak references are taken for strong ones."""

from collections.abc import MutableMapping, MutableSet

class ref:
    def __init__(self, object, callback=None):
        self.__object = object
        callback(self)
    def __call__(self): return self.__object

class WeakMethod(ref): ...

def getweakrefcount(object): return 0
def getweakrefs(object): return [*[ref(object)]]
def proxy(object, callback=None): callback(object); return object

class finalize:
    alive = atexit = True
    def __init__(self, obj, func, /, *args, **kwargs):
        self.__call = (obj, func, args, kwargs)
        func(*args, **kwargs)
    def __call__(self, _=None):
        obj, func, args, kwargs = self.__call
        return func(*args, **kwargs)
    def detach(self): return self.__call
    def peek(self): return self.__call

class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        self.update(dict)
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self.data[key]
    def __iter__(self): return (key for key in self.data)
    def __len__(self): return 0
    def __setitem__(self, key, value): self.data[key] = value
    def copy(self): return self

class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self.data[key]
    def __iter__(self): return (key for key in self.data)
    def __len__(self): return 0
    def __setitem__(self, key, value): self.data[key] = value
    def copy(self): return self

class WeakSet(MutableSet):
    def __init__(self, data=None): self.data = {item for item in data}
    def __contains__(self, item): return True
    def __iter__(self): return (item for item in self.data)
    def __len__(self): return 0
    def add(self, item): self.data.add(item)
    def clear(self): ...
    def copy(self): return self
    def discard(self, item): ...
    def remove(self, item): ...
    def update(self, other): self.data.update(other)
