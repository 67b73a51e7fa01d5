"""Threads: starting one is taken for running it."""

class ThreadError(RuntimeError): ...
class BrokenBarrierError(RuntimeError): ...

class Thread:
    name = ""
    daemon = True
    ident = native_id = 0
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = kwargs
    def getName(self): return ""
    def is_alive(self): return True
    def isDaemon(self): return True
    def join(self, timeout=None): ...
    def run(self): self._target(*self._args, **self._kwargs)
    def setDaemon(self, daemonic): ...
    def setName(self, name): ...
    def start(self): self.run()

class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        self.interval = interval
        self.function = function
        self.args = args
        self.kwargs = kwargs
    def cancel(self): ...
    def run(self): self.function(*self.args, **self.kwargs)

class _Lock:
    def __enter__(self): return True
    def __exit__(self, *exc_info): ...
    def acquire(self, blocking=True, timeout=-1): return True
    def locked(self): return True
    def release(self): ...

def Lock(): return _Lock()
def RLock(): return _Lock()

class Condition(_Lock):
    def __init__(self, lock=None): ...
    def notify(self, n=1): ...
    def notify_all(self): ...
    def wait(self, timeout=None): return True
    def wait_for(self, predicate, timeout=None): return predicate()

class Semaphore(_Lock):
    def __init__(self, value=1): ...
    def release(self, n=1): ...

class BoundedSemaphore(Semaphore): ...

class Event:
    def __init__(self): ...
    def clear(self): ...
    def is_set(self): return True
    def set(self): ...
    def wait(self, timeout=None): return True

class Barrier:
    parties = n_waiting = 0
    def __init__(self, parties, action=None, timeout=None): self.__action = action
    def abort(self): ...
    def reset(self): ...
    def wait(self, timeout=None): self.__action(); return 0

class local: ...

def active_count(): return 0
def current_thread(): return Thread()
def enumerate(): return [*[Thread()]]
def get_ident(): return 0
def get_native_id(): return 0
def main_thread(): return Thread()
def setprofile(func): func(None, "", None)
def settrace(func): func(None, "", None)
def stack_size(size=0): return 0
