"""Built-in functions and types. The types list all public methods: so it is known which names are theirs.

Special methods are there where they call back, or where subclasses reach for them by `super()`.
"""

from io import TextIOWrapper

# Functions that ask their argument.

def abs(x): return x.__abs__()
def aiter(async_iterable): return async_iterable.__aiter__()
def anext(async_iterator, default=None): return async_iterator.__anext__() if ... else default
def bin(number): number.__index__(); return ""
def dir(object): object.__dir__(); return [*""]
def divmod(x, y): return x.__divmod__(y)
def format(value, format_spec=""): value.__format__(format_spec); return ""
def hash(obj): obj.__hash__(); return 0
def hex(number): number.__index__(); return ""
def len(obj): obj.__len__(); return 0
def next(iterator, default=None): return iterator.__next__() if ... else default
def oct(number): number.__index__(); return ""
def pow(base, exp, mod=None): return base ** exp
def ascii(obj): obj.__repr__(); return ""
def repr(obj): obj.__repr__(); return ""
def reversed(sequence): return sequence.__reversed__() if ... else [sequence[...]]
def round(number, ndigits=None): return number.__round__(ndigits)

# Functions that consume an iterable or call back.

def all(iterable):
    for item in iterable: not item
    return True

def any(iterable):
    for item in iterable: not item
    return True

def enumerate(iterable, start=0): return ((0, item) for item in iterable)

def filter(function, iterable): return (item for item in iterable if function(item))

def iter(object, sentinel=None): return object.__iter__() if ... else (result for result in [object()])

def map(function, first, second=None, third=None, fourth=None):
    for a in first: one = function(a)  # alone, so that other parameters keep their defaults
    for b in second:
        for c in third:
            for d in fourth: more = function(a, b, c, d)
    return (result for result in [one, more])

def max(first, *others, key=lambda item: item, default=None):
    for item in first: key(item) > key(item)
    for other in others: key(other) > key(first)
    return item if ... else other if ... else default

def min(first, *others, key=lambda item: item, default=None):
    for item in first: key(item) < key(item)
    for other in others: key(other) < key(first)
    return item if ... else other if ... else default

def sorted(iterable, *, key=lambda item: item, reverse=False):
    result = [*iterable]
    for item in result: key(item) < key(item)
    return result

def sum(iterable, start=0):
    for item in iterable:
        total = start + item
        more = total + item
    return total if ... else more

def zip(first=(), second=None, third=None, fourth=None, fifth=None):
    return ((a, b, c, d, e) for a in first for b in second for c in third for d in fourth for e in fifth)

def print(*values, sep=" ", end="\n", file=None, flush=False):
    for value in values: value.__str__()
    file.write("")

def __build_class__(func, name): ...
def __import__(name, globals=None, locals=None, fromlist=(), level=0): ...  # native
def breakpoint(*args, **kws): ...
def callable(obj): return True
def chr(i): return ""
def compile(source, filename, mode): ...
def delattr(obj, name): obj.__delattr__(name)  # native
def eval(source, globals=None, locals=None): ...
def exec(source, globals=None, locals=None): ...
def exit(code=None): ...
def getattr(object, name, default=None): return default  # native
def globals(): return {}
def hasattr(obj, name): return True  # native
def help(request=None): ...
def id(obj): return 0
def input(prompt=""): prompt.__str__(); return ""
def isinstance(obj, class_or_tuple): return True  # native
def issubclass(cls, class_or_tuple): return True  # native
def locals(): return {}
def open(file, mode="r"): file.__fspath__(); return TextIOWrapper(file)
def ord(c): return 0
def quit(code=None): ...
def setattr(obj, name, value): ...  # native
def vars(object=None): return object.__dict__

Ellipsis = NotImplemented = None
copyright = credits = license = ""

# What every object and every class has.

class object:
    __doc__ = __module__ = ""
    @property
    def __dict__(self): return {}
    def __new__(cls, *args, **kwargs): ...  # native: an instance of cls
    def __init__(self): ...
    def __init_subclass__(cls): ...
    def __subclasshook__(subclass): return True
    def __getattribute__(self, name): ...  # native
    def __setattr__(self, name, value): ...  # native
    def __delattr__(self, name): ...
    def __dir__(self): return [*""]
    def __repr__(self): return ""
    def __str__(self): self.__repr__(); return ""
    def __format__(self, format_spec): self.__str__(); return ""
    def __hash__(self): return 0
    def __eq__(self, value): return True
    def __ne__(self, value): self == value; return True
    def __lt__(self, value): return True
    def __le__(self, value): return True
    def __gt__(self, value): return True
    def __ge__(self, value): return True
    def __reduce__(self): return ("", ())
    def __reduce_ex__(self, protocol): self.__reduce__(); return ("", ())
    def __getstate__(self): return {}
    def __sizeof__(self): return 0

class type:  # native: type(x), type(name, bases, namespace), metaclasses
    __name__ = __qualname__ = __module__ = __doc__ = ""
    def __call__(cls, *args, **kwargs):
        instance = cls.__new__(cls, *args, **kwargs)
        instance.__init__(*args, **kwargs)
        return instance
    def __new__(cls, name, bases, namespace): return cls
    def __prepare__(name, bases, **kwds): return {}
    def __instancecheck__(cls, instance): return True
    def __subclasscheck__(cls, subclass): return True
    def __subclasses__(self): return []
    def __or__(self, value): return self
    def mro(self): return [*[self]]

class super: ...  # native

class function:
    __name__ = __qualname__ = __module__ = __doc__ = ""
    __defaults__ = __closure__ = ()

class method:
    __name__ = __qualname__ = __module__ = __doc__ = ""

class module:
    __name__ = __doc__ = __file__ = __package__ = ""

# Descriptors.

class property:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
    def getter(self, fget): self.fget = fget; return self
    def setter(self, fset): self.fset = fset; return self
    def deleter(self, fdel): self.fdel = fdel; return self
    def __get__(self, instance, owner=None): return self.fget(instance)
    def __set__(self, instance, value): self.fset(instance, value)
    def __delete__(self, instance): self.fdel(instance)

class classmethod:  # native
    def __init__(self, function): self.__func__ = self.__wrapped__ = function

class staticmethod:  # native
    def __init__(self, function): self.__func__ = self.__wrapped__ = function
    def __call__(self, *args, **kwargs): return self.__func__(*args, **kwargs)

# Generators and coroutines.

class generator:
    def __iter__(self): return self
    def __next__(self):
        for item in self: return item
    def send(self, arg):
        for item in self: return item
    def throw(self, value):
        for item in self: return item
    def close(self): ...

class async_generator:
    def __aiter__(self): return self
    def __anext__(self):
        for item in self: return item
    def asend(self, value):
        for item in self: return item
    def athrow(self, value):
        for item in self: return item
    def aclose(self): ...

class coroutine:
    def __await__(self): return self
    def send(self, arg): ...
    def throw(self, value): ...
    def close(self): ...

# Numbers.

class int:
    real = imag = numerator = denominator = 0
    def __init__(self, x=0, base=10): x.__int__()
    def as_integer_ratio(self): return (0, 0)
    def bit_count(self): return 0
    def bit_length(self): return 0
    def conjugate(self): return 0
    def from_bytes(bytes): return 0
    def is_integer(self): return True
    def to_bytes(self): return b""

class bool(int):
    def __init__(self, x=False): not x

class float:
    real = imag = 0.0
    def __init__(self, x=0): x.__float__()
    def as_integer_ratio(self): return (0, 0)
    def conjugate(self): return 0.0
    def from_number(number): return 0.0
    def fromhex(string): return 0.0
    def hex(self): return ""
    def is_integer(self): return True

class complex:
    real = imag = 0.0
    def __init__(self, real=0, imag=0): real.__complex__()
    def conjugate(self): return self
    def from_number(number): return self

# Text and bytes.

class str:
    def __init__(self, object="", encoding="utf-8", errors="strict"): object.__str__()
    def __add__(self, value): return ""
    def __contains__(self, key): return True
    def __getitem__(self, key): return ""
    def __iter__(self): return (letter for letter in [""])
    def __len__(self): return 0
    def __mod__(self, value):
        value.__str__()
        if isinstance(value, tuple):
            for item in value: item.__str__()
        return ""
    def __mul__(self, value): return ""
    def __rmul__(self, value): return ""
    def __format__(self, format_spec): return ""
    def __str__(self): return ""
    def capitalize(self): return ""
    def casefold(self): return ""
    def center(self, width, fillchar=" "): return ""
    def count(self, sub): return 0
    def encode(self, encoding="utf-8", errors="strict"): return b""
    def endswith(self, suffix): return True
    def expandtabs(self, tabsize=8): return ""
    def find(self, sub): return 0
    def format(self, /, *args, **kwargs):
        for value in args: value.__format__("")
        for value in kwargs.values(): value.__format__("")
        return ""
    def format_map(self, mapping): mapping[...].__format__(""); return ""
    def index(self, sub): return 0
    def isalnum(self): return True
    def isalpha(self): return True
    def isascii(self): return True
    def isdecimal(self): return True
    def isdigit(self): return True
    def isidentifier(self): return True
    def islower(self): return True
    def isnumeric(self): return True
    def isprintable(self): return True
    def isspace(self): return True
    def istitle(self): return True
    def isupper(self): return True
    def join(self, iterable):
        for item in iterable: item
        return ""
    def ljust(self, width, fillchar=" "): return ""
    def lower(self): return ""
    def lstrip(self, chars=None): return ""
    def maketrans(x, y=None, z=None): return {}
    def partition(self, sep): return ("", "", "")
    def removeprefix(self, prefix): return ""
    def removesuffix(self, suffix): return ""
    def replace(self, old, new, count=-1): return ""
    def rfind(self, sub): return 0
    def rindex(self, sub): return 0
    def rjust(self, width, fillchar=" "): return ""
    def rpartition(self, sep): return ("", "", "")
    def rsplit(self, sep=None, maxsplit=-1): return [*""]
    def rstrip(self, chars=None): return ""
    def split(self, sep=None, maxsplit=-1): return [*""]
    def splitlines(self, keepends=False): return [*""]
    def startswith(self, prefix): return True
    def strip(self, chars=None): return ""
    def swapcase(self): return ""
    def title(self): return ""
    def translate(self, table): table.__getitem__(0); return ""
    def upper(self): return ""
    def zfill(self, width): return ""

class bytes:
    def __init__(self, source=b"", encoding="utf-8", errors="strict"):
        for item in source: item.__index__()
        source.__bytes__()
    def __iter__(self): return (number for number in [0])
    def capitalize(self): return b""
    def center(self, width, fillchar=b" "): return b""
    def count(self, sub): return 0
    def decode(self, encoding="utf-8", errors="strict"): return ""
    def endswith(self, suffix): return True
    def expandtabs(self, tabsize=8): return b""
    def find(self, sub): return 0
    def fromhex(string): return b""
    def hex(self): return ""
    def index(self, sub): return 0
    def isalnum(self): return True
    def isalpha(self): return True
    def isascii(self): return True
    def isdigit(self): return True
    def islower(self): return True
    def isspace(self): return True
    def istitle(self): return True
    def isupper(self): return True
    def join(self, iterable_of_bytes):
        for item in iterable_of_bytes: item
        return b""
    def ljust(self, width, fillchar=b" "): return b""
    def lower(self): return b""
    def lstrip(self, bytes=None): return b""
    def maketrans(frm, to): return b""
    def partition(self, sep): return (b"", b"", b"")
    def removeprefix(self, prefix): return b""
    def removesuffix(self, suffix): return b""
    def replace(self, old, new, count=-1): return b""
    def rfind(self, sub): return 0
    def rindex(self, sub): return 0
    def rjust(self, width, fillchar=b" "): return b""
    def rpartition(self, sep): return (b"", b"", b"")
    def rsplit(self, sep=None, maxsplit=-1): return [*[b""]]
    def rstrip(self, bytes=None): return b""
    def split(self, sep=None, maxsplit=-1): return [*[b""]]
    def splitlines(self, keepends=False): return [*[b""]]
    def startswith(self, prefix): return True
    def strip(self, bytes=None): return b""
    def swapcase(self): return b""
    def title(self): return b""
    def translate(self, table): return b""
    def upper(self): return b""
    def zfill(self, width): return b""

class bytearray:
    def __init__(self, source=b"", encoding="utf-8", errors="strict"):
        for item in source: item.__index__()
        source.__bytes__()
    def __iter__(self): return (number for number in [0])
    def append(self, item): ...
    def capitalize(self): return self
    def center(self, width, fillchar=b" "): return self
    def clear(self): ...
    def copy(self): return self
    def count(self, sub): return 0
    def decode(self, encoding="utf-8", errors="strict"): return ""
    def endswith(self, suffix): return True
    def expandtabs(self, tabsize=8): return self
    def extend(self, iterable_of_ints):
        for item in iterable_of_ints: item
    def find(self, sub): return 0
    def fromhex(string): return bytearray()
    def hex(self): return ""
    def index(self, sub): return 0
    def insert(self, index, item): ...
    def isalnum(self): return True
    def isalpha(self): return True
    def isascii(self): return True
    def isdigit(self): return True
    def islower(self): return True
    def isspace(self): return True
    def istitle(self): return True
    def isupper(self): return True
    def join(self, iterable_of_bytes):
        for item in iterable_of_bytes: item
        return self
    def ljust(self, width, fillchar=b" "): return self
    def lower(self): return self
    def lstrip(self, bytes=None): return self
    def maketrans(frm, to): return b""
    def partition(self, sep): return (self, self, self)
    def pop(self, index=-1): return 0
    def remove(self, value): ...
    def removeprefix(self, prefix): return self
    def removesuffix(self, suffix): return self
    def replace(self, old, new, count=-1): return self
    def resize(self, size): ...
    def reverse(self): ...
    def rfind(self, sub): return 0
    def rindex(self, sub): return 0
    def rjust(self, width, fillchar=b" "): return self
    def rpartition(self, sep): return (self, self, self)
    def rsplit(self, sep=None, maxsplit=-1): return [*[self]]
    def rstrip(self, bytes=None): return self
    def split(self, sep=None, maxsplit=-1): return [*[self]]
    def splitlines(self, keepends=False): return [*[self]]
    def startswith(self, prefix): return True
    def strip(self, bytes=None): return self
    def swapcase(self): return self
    def title(self): return self
    def translate(self, table): return self
    def upper(self): return self
    def zfill(self, width): return self

class memoryview:
    obj = b""
    format = ""
    itemsize = nbytes = ndim = 0
    shape = strides = suboffsets = (0,)
    c_contiguous = contiguous = f_contiguous = readonly = True
    def __init__(self, object): self.obj = object
    def __enter__(self): return self
    def __exit__(self, *exc_info): ...
    def __iter__(self): return (number for number in [0])
    def cast(self, format): return self
    def count(self, value): return 0
    def hex(self): return ""
    def index(self, value): return 0
    def release(self): ...
    def tobytes(self): return b""
    def tolist(self): return [*[0]]
    def toreadonly(self): return self

# Containers.

class list:
    def __init__(self, iterable=()):
        for item in iterable: self[...] = item
    def __class_getitem__(cls, item): return cls
    def __add__(self, value): return [*self, *value]
    def __contains__(self, key):
        for item in self: item == key
        return True
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self[key]
    def __iadd__(self, value): list.extend(self, value); return self
    def __imul__(self, value): return self
    def __iter__(self): return (item for item in self)
    def __len__(self): return 0
    def __mul__(self, value): return [*self]
    def __repr__(self):
        for item in self: item.__repr__()
        return ""
    def __reversed__(self): return (item for item in self)
    def __rmul__(self, value): return [*self]
    def __setitem__(self, key, value): self[key] = value
    def append(self, object): self[...] = object
    def clear(self): ...
    def copy(self): return [*self]
    def count(self, value):
        for item in self: item == value
        return 0
    def extend(self, iterable):
        for item in iterable: self[...] = item
    def index(self, value):
        for item in self: item == value
        return 0
    def insert(self, index, object): self[...] = object
    def pop(self, index=-1): return self[...]
    def remove(self, value):
        for item in self: item == value
    def reverse(self): ...
    def sort(self, *, key=lambda item: item, reverse=False):
        for item in self: key(item) < key(item)
        self[...] = item

class tuple:
    def __init__(self, iterable=()):
        for item in iterable: self[...] = item
    def __class_getitem__(cls, item): return cls
    def __add__(self, value): return (*self, *value)
    def __contains__(self, key):
        for item in self: item == key
        return True
    def __getitem__(self, key): return self[key]
    def __iter__(self): return (item for item in self)
    def __len__(self): return 0
    def __mul__(self, value): return (*self,)
    def __repr__(self):
        for item in self: item.__repr__()
        return ""
    def __rmul__(self, value): return (*self,)
    def count(self, value):
        for item in self: item == value
        return 0
    def index(self, value):
        for item in self: item == value
        return 0

class dict:
    def __init__(self, mapping=(), /, **kwargs): dict.update(self, mapping, **kwargs)
    def __class_getitem__(cls, item): return cls
    def __contains__(self, key): return True
    def __delitem__(self, key): ...
    def __getitem__(self, key): return self[key] if ... else self.__missing__(key)
    def __ior__(self, value): dict.update(self, value); return self
    def __iter__(self): return (key for key in self)
    def __len__(self): return 0
    def __or__(self, value): return {**self, **value}
    def __repr__(self):
        for key in self: key.__repr__()
        self[...].__repr__()
        return ""
    def __reversed__(self): return (key for key in self)
    def __ror__(self, value): return {**value, **self}
    def __setitem__(self, key, value): self[key] = value
    def clear(self): ...
    def copy(self): return {**self}
    def fromkeys(iterable, value=None): return {key: value for key in iterable}
    def get(self, key, default=None): return self[key] if ... else default
    def items(self): return [(key, self[...]) for key in self]
    def keys(self): return {key for key in self}
    def pop(self, key, default=None): return self[key] if ... else default
    def popitem(self):
        for key in self: return (key, self[...])
    def setdefault(self, key, default=None):
        self[key] = default
        return self[key]
    def update(self, mapping=(), /, **kwargs):
        for key, value in mapping: self[key] = value  # pairs
        for key, value in mapping.items(): self[key] = value
        for key, value in kwargs.items(): self[key] = value
    def values(self): return [*[self[...]]]

class set:
    def __init__(self, iterable=()):
        for item in iterable: self[...] = item
    def __class_getitem__(cls, item): return cls
    def __and__(self, value): return {*self}
    def __contains__(self, key): return True
    def __iand__(self, value): return self
    def __ior__(self, value): set.update(self, value); return self
    def __isub__(self, value): return self
    def __iter__(self): return (item for item in self)
    def __ixor__(self, value): set.update(self, value); return self
    def __len__(self): return 0
    def __or__(self, value): return {*self, *value}
    def __repr__(self):
        for item in self: item.__repr__()
        return ""
    def __sub__(self, value): return {*self}
    def __xor__(self, value): return {*self, *value}
    def add(self, object): self[...] = object
    def clear(self): ...
    def copy(self): return {*self}
    def difference(self, *others):
        for other in others: _consume(other)
        return {*self}
    def difference_update(self, *others):
        for other in others: _consume(other)
    def discard(self, object): hash(object)
    def intersection(self, *others):
        for other in others: _consume(other)
        return {*self}
    def intersection_update(self, *others):
        for other in others: _consume(other)
    def isdisjoint(self, other): _consume(other); return True
    def issubset(self, other): _consume(other); return True
    def issuperset(self, other): _consume(other); return True
    def pop(self): return self[...]
    def remove(self, object): hash(object)
    def symmetric_difference(self, other): return {*self, *other}
    def symmetric_difference_update(self, other): set.update(self, other)
    def union(self, *others): return {*self, *(item for other in others for item in other)}
    def update(self, *others):
        for other in others:
            for item in other: self[...] = item

class frozenset:
    def __init__(self, iterable=()):
        for item in iterable: self[...] = item
    def __class_getitem__(cls, item): return cls
    def __and__(self, value): return self
    def __contains__(self, key): return True
    def __iter__(self): return (item for item in self)
    def __len__(self): return 0
    def __or__(self, value): return frozenset([*self, *value])
    def __repr__(self):
        for item in self: item.__repr__()
        return ""
    def __sub__(self, value): return self
    def __xor__(self, value): return frozenset([*self, *value])
    def copy(self): return self
    def difference(self, *others):
        for other in others: _consume(other)
        return self
    def intersection(self, *others):
        for other in others: _consume(other)
        return self
    def isdisjoint(self, other): _consume(other); return True
    def issubset(self, other): _consume(other); return True
    def issuperset(self, other): _consume(other); return True
    def symmetric_difference(self, other): return frozenset([*self, *other])
    def union(self, *others): return frozenset([*self, *(item for other in others for item in other)])

class range:
    start = stop = step = 0
    def __init__(self, start, stop=0, step=1): start.__index__()
    def __iter__(self): return (number for number in [0])
    def __reversed__(self): return (number for number in [0])
    def count(self, value): return 0
    def index(self, value): return 0

class slice:
    def __init__(self, start=None, stop=None, step=None):
        self.start = start
        self.stop = stop
        self.step = step
    def indices(self, length): return (0, 0, 0)

def _consume(iterable):
    for item in iterable: item

# Exceptions.

class BaseException:
    __cause__ = __context__ = None
    def __init__(self, *args): self.args = args
    def __str__(self):
        for item in self.args: item.__str__()
        return ""
    def add_note(self, object): ...
    def with_traceback(self, object): return self

class BaseExceptionGroup(BaseException):
    message = ""
    def __init__(self, message, exceptions): self.exceptions = exceptions
    def derive(self, excs): return BaseExceptionGroup("", excs)
    def split(self, matcher_value): return (self, self)
    def subgroup(self, matcher_value): return self

class Exception(BaseException): ...
class ExceptionGroup(BaseExceptionGroup, Exception): ...
class GeneratorExit(BaseException): ...
class KeyboardInterrupt(BaseException): ...
class SystemExit(BaseException): code = 0

class ArithmeticError(Exception): ...
class AssertionError(Exception): ...
class AttributeError(Exception): name = obj = ""
class BufferError(Exception): ...
class EOFError(Exception): ...
class ImportError(Exception): msg = name = name_from = path = ""
class LookupError(Exception): ...
class MemoryError(Exception): ...
class NameError(Exception): name = ""
class ReferenceError(Exception): ...
class RuntimeError(Exception): ...
class StopAsyncIteration(Exception): ...
class StopIteration(Exception):
    def __init__(self, value=None): self.value = value
class SystemError(Exception): ...
class TypeError(Exception): ...
class ValueError(Exception): ...
class Warning(Exception): ...

class FloatingPointError(ArithmeticError): ...
class OverflowError(ArithmeticError): ...
class ZeroDivisionError(ArithmeticError): ...
class ModuleNotFoundError(ImportError): ...
class IndexError(LookupError): ...
class KeyError(LookupError): ...
class UnboundLocalError(NameError): ...
class NotImplementedError(RuntimeError): ...
class PythonFinalizationError(RuntimeError): ...
class RecursionError(RuntimeError): ...
class UnicodeError(ValueError): ...

class UnicodeDecodeError(UnicodeError):
    encoding = reason = ""
    object = b""
    start = end = 0

class UnicodeEncodeError(UnicodeError):
    encoding = reason = object = ""
    start = end = 0

class UnicodeTranslateError(UnicodeError):
    encoding = reason = object = ""
    start = end = 0

class SyntaxError(Exception):
    msg = filename = text = print_file_and_line = ""
    lineno = offset = end_lineno = end_offset = 0

class IndentationError(SyntaxError): ...
class TabError(IndentationError): ...

class OSError(Exception):
    errno = characters_written = 0
    strerror = filename = filename2 = ""

EnvironmentError = IOError = OSError

class BlockingIOError(OSError): ...
class ChildProcessError(OSError): ...
class ConnectionError(OSError): ...
class BrokenPipeError(ConnectionError): ...
class ConnectionAbortedError(ConnectionError): ...
class ConnectionRefusedError(ConnectionError): ...
class ConnectionResetError(ConnectionError): ...
class FileExistsError(OSError): ...
class FileNotFoundError(OSError): ...
class InterruptedError(OSError): ...
class IsADirectoryError(OSError): ...
class NotADirectoryError(OSError): ...
class PermissionError(OSError): ...
class ProcessLookupError(OSError): ...
class TimeoutError(OSError): ...

class BytesWarning(Warning): ...
class DeprecationWarning(Warning): ...
class EncodingWarning(Warning): ...
class FutureWarning(Warning): ...
class ImportWarning(Warning): ...
class PendingDeprecationWarning(Warning): ...
class ResourceWarning(Warning): ...
class RuntimeWarning(Warning): ...
class SyntaxWarning(Warning): ...
class UnicodeWarning(Warning): ...
class UserWarning(Warning): ...
