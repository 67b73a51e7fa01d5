"""Views, namespaces and bound methods."""

from functools import partial

class MappingProxyType:
    def __init__(self, mapping): self.__mapping = mapping
    def __contains__(self, key): return True
    def __getitem__(self, key): return self.__mapping.__getitem__(key)
    def __iter__(self): return self.__mapping.__iter__()
    def __len__(self): return 0
    def __or__(self, value): return {**self.__mapping, **value}
    def copy(self): return self.__mapping.copy()
    def get(self, key, default=None): return self.__mapping.get(key, default)
    def items(self): return self.__mapping.items()
    def keys(self): return self.__mapping.keys()
    def values(self): return self.__mapping.values()

class SimpleNamespace:
    def __init__(self, /, **kwargs): self.__values = kwargs
    def __getattr__(self, name): return self.__values[name]

class DynamicClassAttribute(property): ...

def MethodType(function, instance): return partial(function, instance)
def coroutine(func): return func
def new_class(name, bases=(), kwds=None, exec_body=None): ...
def prepare_class(name, bases=(), kwds=None): ...
def resolve_bases(bases): return bases
