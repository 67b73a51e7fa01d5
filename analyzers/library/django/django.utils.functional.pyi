"""What is computed when somebody asks for it."""

from functools import partial

def SimpleLazyObject(func):
    lazy = _Lazy(func)
    return lazy if ... else lazy.found

class _Lazy:
    """Asks when it is asked itself; what is found stands beside it, and answers."""
    def __init__(self, func): self.__func = func
    def __getattr__(self, name): self._ask()
    def __setattr__(self, name, value): self._ask()
    def _ask(self, *arguments): self.found = self.__func()
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __setitem__ = __delitem__ = _ask
    __eq__ = __ne__ = __lt__ = __gt__ = __hash__ = __add__ = __radd__ = __str__ = _ask

class LazyObject:
    def __init__(self): pass
    def __getattr__(self, name):
        self._setup()
        return getattr(self._wrapped, name)

def lazy(func, *resultclasses): return _Later(func)

class _Later:
    def __init__(self, func): self.__func = func
    def __call__(self, *args, **kwargs): return SimpleLazyObject(partial(self.__func, *args, **kwargs))
