"""Types of Strawberry: fields, the functions that resolve them, and what is resolved of what those give."""

from functools import partial

from _declared import call_each, each, each_field, follow, given_by, on_behalf, returned

class _Field:
    def __init__(self, resolver=None, permission_classes=None, extensions=None):
        self.__resolver = resolver
        self.__permission_classes = permission_classes
        self.__extensions = extensions
    def __call__(self, resolver):
        self.__resolver = resolver
        return self
    def __get__(self, instance, owner=None): return partial(self.__resolver, instance)
    def _check(self, root):
        each(self.__permission_classes)().has_permission(root, None)
        each(self.__extensions).resolve(None, root, None)
    def _answer(self):
        self._check(None)
        self._give(given_by(self.__resolver), returned(self.__resolver))
    def _give(self, part, value): _show(part, each(value))
    def _entered(self, name, owner): on_behalf(self.__resolver, self._answer)
    def _resolved(self, name, owner, root):
        self._check(root)
        self._give(given_by(self.__resolver), self.__resolver(root))

def _show(part, root):
    call_each(part, "_resolved", "_name", "_owner", root)
    each_field(part, _show_field, "_name", "_part", root)
def _show_field(name, part, root): _show(part, each(follow(root, name)))
def _enter_field(part): on_behalf(type(part), _list, part)
def _list(part):
    queryset = type(part).__strawberry_model__.objects.all()
    _show(part, each(part.get_queryset(queryset, None) or queryset))
def _enter(root):
    call_each(root, "_entered", "_name", "_owner")
    each_field(root, _enter_field, "_part")

def field(resolver=None, *, permission_classes=None, extensions=None): return _Field(resolver, permission_classes, extensions)
def mutation(resolver=None, *, permission_classes=None, extensions=None): return _Field(resolver, permission_classes, extensions)
def subscription(resolver=None, *, permission_classes=None, extensions=None): return _Field(resolver, permission_classes, extensions)

class Schema:
    def __init__(self, query, mutation=None, subscription=None):
        on_behalf(query, _enter, query)
        on_behalf(mutation, _enter, mutation)
        on_behalf(subscription, _enter, subscription)
