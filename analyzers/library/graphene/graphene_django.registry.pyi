"""The types for models: what is asked of objects of which."""

class _Registry: ...
registry = _Registry()
