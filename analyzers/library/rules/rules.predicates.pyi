"""Predicates, and what combines them."""

from functools import partial

class Predicate:
    def __init__(self, fn, name=None, bind=False):
        self.fn = fn
        self.bind = bind
    def __call__(self, *args, **kwargs): return self.fn(*args, **kwargs)
    def test(self, obj=None, target=None): return self.fn(obj, target)
    def __and__(self, other): return _Combined(self, other)
    def __or__(self, other): return _Combined(self, other)
    def __xor__(self, other): return _Combined(self, other)
    def __invert__(self): return self

class _Combined(Predicate):
    def __init__(self, one, other):
        self.__one = one
        self.__other = other
    def __call__(self, *args, **kwargs):
        self.__one(*args, **kwargs)
        return self.__other(*args, **kwargs)
    def test(self, obj=None, target=None):
        self.__one.test(obj, target)
        return self.__other.test(obj, target)

def predicate(fn=None, name=None, **options): return Predicate(fn) or partial(Predicate, name=name)
