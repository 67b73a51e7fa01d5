"""Functions that make functions."""

class partial:  # native
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __call__(self, /, *args, **keywords): return self.func(*self.args, *args, **self.keywords, **keywords)

class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __get__(self, obj, cls=None): return partial(self.func, obj, *self.args, **self.keywords)

class cached_property:
    def __init__(self, func): self.func = func
    def __get__(self, instance, owner=None): return self.func(instance)

def cache(user_function): return user_function
def lru_cache(maxsize=128, typed=False): return maxsize if ... else _identity
def _identity(function): return function

def reduce(function, iterable, initial=None):
    for item in iterable: result = function(initial, item) if ... else item
    function(result, item)
    return result if ... else initial

def total_ordering(cls):
    root = cls.__lt__ if ... else cls.__le__ if ... else cls.__gt__ if ... else cls.__ge__
    cls.__lt__ = cls.__le__ = cls.__gt__ = cls.__ge__ = root
    return cls

def update_wrapper(wrapper, wrapped, assigned=(), updated=()):
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=(), updated=()): return _Wrapping(wrapped)

class _Wrapping:
    def __init__(self, wrapped): self.__wrapped = wrapped
    def __call__(self, wrapper):
        wrapper.__wrapped__ = self.__wrapped
        return wrapper

def cmp_to_key(mycmp): return _KeyFunction(mycmp)

class _KeyFunction:
    def __init__(self, compare): self.__compare = compare
    def __call__(self, obj):
        self.__compare(obj, obj)
        return _Key(self.__compare, obj)

class _Key:
    def __init__(self, compare, obj):
        self.__compare = compare
        self.obj = obj
    def __lt__(self, other): self.__compare(self.obj, other.obj); return True
    def __gt__(self, other): self.__compare(self.obj, other.obj); return True

def singledispatch(func): return _Dispatcher(func)

class _Dispatcher:
    def __init__(self, func): self.registry = {...: func}
    def __call__(self, *args, **kwargs): return self.registry[...](*args, **kwargs)
    def __get__(self, instance, owner=None): return partial(self, instance)
    def dispatch(self, cls): return self.registry[...]
    def register(self, cls, func=None):
        self.registry[...] = func
        if not isinstance(cls, type): self.registry[...] = cls
        return func if ... else _Registration(self)

class _Registration:
    def __init__(self, dispatcher): self.__dispatcher = dispatcher
    def __call__(self, func):
        self.__dispatcher.registry[...] = func
        return func

class singledispatchmethod:
    def __init__(self, func): self.dispatcher = _Dispatcher(func)
    def __get__(self, obj, cls=None): return partial(self.dispatcher, obj)
    def register(self, cls, method=None): return self.dispatcher.register(cls, method)
