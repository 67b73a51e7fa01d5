"""Types of Strawberry for models."""

from _declared import each
from strawberry import _Field, _show

class _Type:
    def __init__(self, model): self.model = model
    def __call__(self, cls):
        cls.__strawberry_model__ = self.model
        return cls

class _OfModel(_Field):
    def __init__(self, resolver=None, permission_classes=None, extensions=None): super().__init__(resolver, permission_classes, extensions)
    def _give(self, part, value): _show(part, each(part.get_queryset(value, None) or value))

def type(model): return _Type(model)
def field(resolver=None, *, permission_classes=None, extensions=None): return _OfModel(resolver, permission_classes, extensions)
def mutation(resolver=None, *, permission_classes=None, extensions=None): return _OfModel(resolver, permission_classes, extensions)
