"""Operators as functions."""

class attrgetter:
    def __init__(self, attr, *attrs): self.__attr = attr
    def __call__(self, obj): return getattr(obj, self.__attr)

class itemgetter:
    def __init__(self, item, *items): self.__item = item
    def __call__(self, obj): return obj[self.__item]

class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        self.__name = name
        self.__args = args
        self.__kwargs = kwargs
    def __call__(self, obj): return getattr(obj, self.__name)(*self.__args, **self.__kwargs)

def abs(a): return a.__abs__()
def add(a, b): return a + b
def and_(a, b): return a & b
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)
def concat(a, b): return a + b
def contains(a, b): return b in a
def delitem(a, b): del a[b]
def eq(a, b): return a == b
def floordiv(a, b): return a // b
def ge(a, b): return a >= b
def getitem(a, b): return a[b]
def gt(a, b): return a > b
def iadd(a, b):
    a += b
    return a
def index(a): return a.__index__()
def invert(a): return ~a
def le(a, b): return a <= b
def lt(a, b): return a < b
def mod(a, b): return a % b
def mul(a, b): return a * b
def ne(a, b): return a != b
def neg(a): return -a
def not_(a): return not a
def or_(a, b): return a | b
def pos(a): return +a
def pow(a, b): return a ** b
def setitem(a, b, c): a[b] = c
def sub(a, b): return a - b
def truediv(a, b): return a / b
def truth(a): not a; return True
def xor(a, b): return a ^ b
