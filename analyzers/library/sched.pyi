"""Scheduled calls happen at once."""

class Event: ...

class scheduler:
    def __init__(self, timefunc=None, delayfunc=None):
        timefunc()
        delayfunc(0)
    def cancel(self, event): ...
    def empty(self): return True
    def enter(self, delay, priority, action, argument=(), kwargs={}): action(*argument, **kwargs); return Event()
    def enterabs(self, time, priority, action, argument=(), kwargs={}): action(*argument, **kwargs); return Event()
    def run(self, blocking=True): return 0.0
