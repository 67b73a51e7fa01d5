"""Objects that stand for what is at hand just then."""

def LocalProxy(local, name=None): return local()
