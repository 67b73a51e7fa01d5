"""What functions of a request hand to each other."""

class _AppCtxGlobals:
    def get(self, name, default=None): return getattr(self, name) or default
    def pop(self, name, default=None): return getattr(self, name) or default
    def setdefault(self, name, default=None): return getattr(self, name) or default
