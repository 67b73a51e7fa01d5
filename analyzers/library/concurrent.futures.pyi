"""Executors: what is submitted runs at once."""

class CancelledError(Exception): ...
class InvalidStateError(Exception): ...
class BrokenExecutor(RuntimeError): ...

class Future:
    def __init__(self): ...
    def add_done_callback(self, fn): fn(self)
    def cancel(self): return True
    def cancelled(self): return True
    def done(self): return True
    def exception(self, timeout=None): return self.__exception
    def result(self, timeout=None): return self.__result
    def running(self): return True
    def set_exception(self, exception): self.__exception = exception
    def set_result(self, result): self.__result = result

class Executor:
    def __enter__(self): return self
    def __exit__(self, exc_type, exc_val, exc_tb): self.shutdown()
    def map(self, fn, first=(), second=None, third=None, fourth=None, timeout=None, chunksize=1):
        return map(fn, first, second, third, fourth)
    def shutdown(self, wait=True, *, cancel_futures=False): ...
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_result(fn(*args, **kwargs))
        return future

class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()): initializer(*initargs)

class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=()): initializer(*initargs)

def as_completed(fs, timeout=None): return (future for future in fs)
def wait(fs, timeout=None, return_when=""): return ({*fs}, {*fs})
