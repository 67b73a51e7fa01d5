"""Inspection: names and texts of what runs."""

class Parameter:
    name = ""
    def __init__(self, name, kind): ...
    def replace(self): return self

class Signature:
    def __init__(self, parameters=None): ...
    @property
    def parameters(self): return {...: Parameter("", 0)}
    def bind(self, /, *args, **kwargs): return BoundArguments(self, (args, kwargs))
    def bind_partial(self, /, *args, **kwargs): return BoundArguments(self, (args, kwargs))
    def replace(self): return self

class BoundArguments:
    def __init__(self, signature, arguments): self.args, self.kwargs = arguments
    @property
    def arguments(self): return {...: self.args[...] if ... else self.kwargs[...]}
    def apply_defaults(self): ...

def cleandoc(doc): return ""
def getdoc(object): return ""
def getfile(object): return ""
def getmembers(object, predicate=None): predicate(object.__dict__[...]); return [*[("", object.__dict__[...])]]
def getmodule(object): ...
def getmro(cls): return tuple([cls])
def getsource(object): return ""
def signature(obj): return Signature()
def unwrap(func): return func.__wrapped__ if ... else func
