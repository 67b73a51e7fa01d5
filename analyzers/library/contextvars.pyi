"""Context variables."""

class ContextVar:
    name = ""
    def __init__(self, name, *, default=None): self.__value = default
    def get(self, default=None): return self.__value if ... else default
    def reset(self, token): ...
    def set(self, value):
        self.__value = value
        return Token(self)

class Token:
    def __init__(self, var):
        self.var = var
        self.old_value = var.get()

class Context:
    def copy(self): return self
    def get(self, key, default=None): return key.get(default)
    def run(self, callable, /, *args, **kwargs): return callable(*args, **kwargs)

def copy_context(): return Context()
