"""Functions that run at the end are called where they are registered."""

def register(func, /, *args, **kwargs): func(*args, **kwargs); return func
def unregister(func): ...
