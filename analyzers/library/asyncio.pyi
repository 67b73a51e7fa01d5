"""Tasks and loops: what is scheduled runs at once, and a task stands for its result."""

class CancelledError(BaseException): ...
class InvalidStateError(Exception): ...
class QueueEmpty(Exception): ...
class QueueFull(Exception): ...
class IncompleteReadError(EOFError): ...
TimeoutError = TimeoutError

class Future:
    def __await__(self):
        return self.__result
    def add_done_callback(self, fn, *, context=None): fn(self)
    def cancel(self, msg=None): return True
    def cancelled(self): return True
    def done(self): return True
    def exception(self): return self.__exception
    def get_loop(self): return AbstractEventLoop()
    def result(self): return self.__result
    def set_exception(self, exception): self.__exception = exception
    def set_result(self, result): self.__result = result

class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None): self.set_result(await coro)

class TaskGroup:
    def __init__(self): ...
    async def __aenter__(self): return self
    async def __aexit__(self, et, exc, tb): ...
    def create_task(self, coro, *, name=None, context=None): return Task(coro)

class Handle:
    def __init__(self, callback, args, loop): callback(*args)

class TimerHandle(Handle): ...

class Timeout:
    def __init__(self, when): ...
    async def __aenter__(self): return self
    async def __aexit__(self, exc_type, exc_val, exc_tb): ...

class Runner:
    def __init__(self): ...
    def __enter__(self): return self
    def __exit__(self, exc_type, exc_val, exc_tb): ...
    def close(self): ...
    def get_loop(self): return AbstractEventLoop()
    def run(self, coro, *, context=None): return await coro

class AbstractEventLoop:
    def add_signal_handler(self, sig, callback, *args): callback(*args)
    def call_at(self, when, callback, *args): return TimerHandle(callback, args, self)
    def call_later(self, delay, callback, *args): return TimerHandle(callback, args, self)
    def call_soon(self, callback, *args): return Handle(callback, args, self)
    def call_soon_threadsafe(self, callback, *args): return Handle(callback, args, self)
    def close(self): ...
    async def create_connection(self, protocol_factory, host=None, port=None):
        protocol = protocol_factory()
        protocol.connection_made(None)
        protocol.data_received(b"")
        protocol.connection_lost(None)
        return (None, protocol)
    def create_future(self): return Future()
    async def create_server(self, protocol_factory, host=None, port=None):
        protocol = protocol_factory()
        protocol.connection_made(None)
        protocol.data_received(b"")
        protocol.connection_lost(None)
    def create_task(self, coro, *, name=None, context=None): return Task(coro)
    def is_closed(self): return True
    def is_running(self): return True
    def run_forever(self): ...
    async def run_in_executor(self, executor, func, *args): return func(*args)
    def run_until_complete(self, future): return await future
    def set_exception_handler(self, handler): handler(self, {})
    def stop(self): ...
    def time(self): return 0.0

class Lock:
    def __init__(self): ...
    async def __aenter__(self): ...
    async def __aexit__(self, exc_type, exc, tb): ...
    async def acquire(self): return True
    def locked(self): return True
    def release(self): ...

class Condition(Lock):
    def __init__(self, lock=None): ...
    def notify(self, n=1): ...
    def notify_all(self): ...
    async def wait(self): return True
    async def wait_for(self, predicate): return predicate()

class Semaphore(Lock):
    def __init__(self, value=1): ...

class BoundedSemaphore(Semaphore): ...

class Event:
    def __init__(self): ...
    def clear(self): ...
    def is_set(self): return True
    def set(self): ...
    async def wait(self): return True

class Queue:
    maxsize = 0
    def __init__(self, maxsize=0): self.__items = []
    def empty(self): return True
    def full(self): return True
    async def get(self): return self.__items[...]
    def get_nowait(self): return self.__items[...]
    async def join(self): ...
    async def put(self, item): self.__items[...] = item
    def put_nowait(self, item): self.__items[...] = item
    def qsize(self): return 0
    def task_done(self): ...

class LifoQueue(Queue): ...
class PriorityQueue(Queue): ...

class StreamReader:
    def __init__(self): ...
    async def read(self, n=-1): return b""
    async def readexactly(self, n): return b""
    async def readline(self): return b""
    async def readuntil(self, separator=b""): return b""

class StreamWriter:
    def __init__(self, transport): ...
    async def drain(self): ...
    def get_extra_info(self, name, default=None): return default
    def writelines(self, data):
        for line in data: line

def all_tasks(loop=None): return {Task()}
def as_completed(fs, *, timeout=None): return (future for future in fs)
def create_task(coro, *, name=None, context=None): return Task(coro)
def current_task(loop=None): return Task()
def ensure_future(coro_or_future, *, loop=None): return Task(coro_or_future)
async def gather(*aws, return_exceptions=False):
    # Positions are kept, as far as anybody counts them.
    return [await aws[0], await aws[1], await aws[2], await aws[3], await aws[4], await aws[5], await aws[6]]
def get_event_loop(): return AbstractEventLoop()
def get_running_loop(): return AbstractEventLoop()
def iscoroutine(obj): return True
def iscoroutinefunction(func): return True
def isfuture(obj): return True
def new_event_loop(): return AbstractEventLoop()
async def open_connection(host=None, port=None): return (StreamReader(), StreamWriter(None))
def run(main, *, debug=None): return await main
def run_coroutine_threadsafe(coro, loop): return Task(coro)
def set_event_loop(loop): ...
async def shield(arg): return await arg
async def sleep(delay, result=None): return result
async def start_server(client_connected_cb, host=None, port=None):
    await client_connected_cb(StreamReader(), StreamWriter(None))
def timeout(delay): return Timeout(delay)
def timeout_at(when): return Timeout(when)
async def to_thread(func, /, *args, **kwargs): return func(*args, **kwargs)
async def wait(fs, *, timeout=None, return_when=""): return ({*fs}, {*fs})
async def wait_for(fut, timeout): return await fut
def wrap_future(future, *, loop=None): return future
