"""Context managers."""

from abc import ABC
from functools import partial

class AbstractContextManager(ABC):
    def __enter__(self): return self
    def __exit__(self, exc_type, exc_value, traceback): ...

class AbstractAsyncContextManager(ABC):
    def __aenter__(self): return self
    def __aexit__(self, exc_type, exc_value, traceback): ...

class ContextDecorator:
    def __call__(self, func): return _Surrounded(self, func)

class AsyncContextDecorator:
    def __call__(self, func): return _Surrounded(self, func)

class _Surrounded:
    def __init__(self, manager, func):
        self.__manager = manager
        self.__func = func
    def __call__(self, *args, **kwargs):
        with self.__manager: return self.__func(*args, **kwargs)
    def __get__(self, instance, owner=None): return partial(self, instance)

def contextmanager(func): return _ManagerFunction(func)
def asynccontextmanager(func): return _ManagerFunction(func)

class _ManagerFunction:
    def __init__(self, func): self.__func = func
    def __call__(self, *args, **kwds): return _Generated(self.__func(*args, **kwds))
    def __get__(self, instance, owner=None): return partial(self, instance)

class _Generated(ContextDecorator):
    def __init__(self, generator): self.gen = generator
    def __enter__(self):
        for value in self.gen: return value
    def __exit__(self, exc_type, exc_value, traceback): ...
    def __aenter__(self):
        for value in self.gen: return value
    def __aexit__(self, exc_type, exc_value, traceback): ...

class closing(AbstractContextManager):
    def __init__(self, thing): self.thing = thing
    def __enter__(self): return self.thing
    def __exit__(self, *exc_info): self.thing.close()

class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing): self.thing = thing
    def __aenter__(self): return self.thing
    def __aexit__(self, *exc_info): self.thing.aclose()

class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None): self.enter_result = enter_result
    def __enter__(self): return self.enter_result
    def __aenter__(self): return self.enter_result

class suppress(AbstractContextManager):
    def __init__(self, *exceptions): ...

class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target): self.__target = new_target
    def __enter__(self): return self.__target

class redirect_stderr(redirect_stdout): ...

class chdir(AbstractContextManager):
    def __init__(self, path): path.__fspath__()

class ExitStack(AbstractContextManager):
    def __init__(self): ...
    def enter_context(self, cm):
        with cm as result: return result
    def push(self, exit): exit(None, None, None); exit.__exit__(None, None, None); return exit
    def callback(self, callback, /, *args, **kwds): callback(*args, **kwds); return callback
    def pop_all(self): return self
    def close(self): ...

class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self): ...
    def enter_context(self, cm):
        with cm as result: return result
    def enter_async_context(self, cm):
        async with cm as result: return result
    def push(self, exit): exit(None, None, None); exit.__exit__(None, None, None); return exit
    def push_async_exit(self, exit): exit(None, None, None); return exit
    def callback(self, callback, /, *args, **kwds): callback(*args, **kwds); return callback
    def push_async_callback(self, callback, /, *args, **kwds): callback(*args, **kwds); return callback
    def pop_all(self): return self
    def aclose(self): ...
