"""Pools of processes: what is asked for runs at once."""

class AsyncResult:
    def __init__(self, pool, callback=None, error_callback=None):
        self.__callback = callback
        error_callback(Exception())
    def _set(self, i, obj):
        self.__value = obj
        self.__callback(obj)
    def get(self, timeout=None): return self.__value
    def ready(self): return True
    def successful(self): return True
    def wait(self, timeout=None): ...

class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        initializer(*initargs)
    def __enter__(self): return self
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    def apply(self, func, args=(), kwds={}): return func(*args, **kwds)
    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        result = AsyncResult(self, callback, error_callback)
        result._set(0, func(*args, **kwds))
        return result
    def close(self): ...
    def imap(self, func, iterable, chunksize=1): return (func(item) for item in iterable)
    def imap_unordered(self, func, iterable, chunksize=1): return (func(item) for item in iterable)
    def join(self): ...
    def map(self, func, iterable, chunksize=None): return [func(item) for item in iterable]
    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        result = AsyncResult(self, callback, error_callback)
        result._set(0, [func(item) for item in iterable])
        return result
    def starmap(self, func, iterable, chunksize=None): return [func(*arguments) for arguments in iterable]
    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        result = AsyncResult(self, callback, error_callback)
        result._set(0, [func(*arguments) for arguments in iterable])
        return result
    def terminate(self): ...

class ThreadPool(Pool): ...
