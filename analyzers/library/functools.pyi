"""Functions that make functions."""

WRAPPER_ASSIGNMENTS = WRAPPER_UPDATES = ()

class partial:
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

def reduce(function, iterable, initial=None):
    for item in iterable: result = function(initial, item) if ... else item
    function(result, item)
    return result if ... else initial

def cache(user_function): return user_function

def lru_cache(maxsize=128, typed=False): return maxsize if ... else _identity

class cached_property:
    def __init__(self, func): self.func = func
    def __get__(self, instance, owner=None): return self.func(instance)

def update_wrapper(wrapper, wrapped, assigned=(), updated=()):
    wrapper.__wrapped__ = wrapped
    return wrapper

class wraps:
    def __init__(self, wrapped, assigned=(), updated=()): self.__inner = wrapped
    def __call__(self, wrapper):
        wrapper.__wrapped__ = self.__inner
        return wrapper

def total_ordering(cls):
    root = cls.__lt__ if ... else cls.__le__ if ... else cls.__gt__ if ... else cls.__ge__
    cls.__lt__ = cls.__le__ = cls.__gt__ = cls.__ge__ = root
    return cls

class cmp_to_key:
    def __init__(self, mycmp): self.__compare = mycmp
    def __call__(self, obj): return _Key(self.__compare, obj)

class _Key:
    def __init__(self, compare, obj):
        self.__compare = compare
        self.obj = obj
    def __lt__(self, other): self.__compare(self.obj, other.obj); return True
    def __gt__(self, other): self.__compare(self.obj, other.obj); return True

class singledispatch:
    def __init__(self, func): self.registry = {"": func}
    def __call__(self, *args, **kwargs): return self.registry[...](*args, **kwargs)
    def __get__(self, instance, owner=None): return method(self, instance)
    def register(self, cls, func=None):
        self.registry[...] = func
        if not isinstance(cls, type): self.registry[...] = cls
        return func if ... else _Registration(self)
    def dispatch(self, cls): return self.registry[...]

class singledispatchmethod:
    def __init__(self, func):
        self.func = func
        self.dispatcher = singledispatch(func)
    def __get__(self, obj, cls=None): return method(self.dispatcher, obj)
    def register(self, cls, method=None): return self.dispatcher.register(cls, method)

class _Registration:
    def __init__(self, dispatcher): self.__dispatcher = dispatcher
    def __call__(self, func):
        self.__dispatcher.registry[...] = func
        return func

def _identity(function): return function
