"""Types of Graphene: fields, the functions that resolve them, and what is resolved of what those give."""

from _declared import call_each, each, fill, follow, joined, on_behalf, promised, returned

class _Mounted:
    def _take(self, kind, resolver):
        self.__type = kind
        self.__resolver = resolver
    def _kind(self): return promised(self.__type or returned(self.__type)) or self.__type._kind()
    def _show(self, value): self._kind()._resolve(each(value))
    def _answer(self, resolver): self._show(returned(resolver))
    def _entered(self, name, owner):
        resolver = self.__resolver or getattr(owner, joined("resolve_", name))
        on_behalf(resolver, self._answer, resolver)
        on_behalf(getattr(owner, joined("subscribe_", name)), self._answer, None)
    def _resolved(self, name, owner, root):
        resolver = self.__resolver or getattr(type(owner), joined("resolve_", name))
        self._show(resolver(root, None) or follow(root, name))

class Scalar(_Mounted):
    def __init__(self, *args, **kwargs): self._take(None, kwargs["resolver"])
class String(Scalar): ...
class Int(Scalar): ...
class Float(Scalar): ...
class Boolean(Scalar): ...
class ID(Scalar): ...

class NonNull(_Mounted):
    def __init__(self, *args, **kwargs): self._take(args[0], kwargs["resolver"])
class List(_Mounted):
    def __init__(self, of_type, *args, **kwargs): self._take(of_type, kwargs["resolver"])
class Field(_Mounted):
    def __init__(self, type_, args=None, resolver=None, source=None, deprecation_reason=None, name=None, description=None, required=False, _creation_counter=None, default_value=None, **extra_args):
        self._take(type_, resolver)

class _OfMutation(_Mounted):
    def __init__(self, mutation):
        self._take(mutation.Output or mutation, None)
        self.__mutation = mutation
    def _entered(self, name, owner):
        mutate = self.__mutation.mutate or self.__mutation.mutate_and_get_payload
        on_behalf(mutate, self._answer, mutate)

class ObjectType:
    def __init__(self, *args, **kwargs): fill(self, kwargs)
    def _resolve(self, root):
        self.__root = root
        self._resolve_fields()
    def _resolve_fields(self): call_each(self, "_resolved", "_name", "_owner", self.__root)

class Mutation(ObjectType):
    @classmethod
    def Field(cls, name=None): return _OfMutation(cls)

class Schema:
    def __init__(self, query=None, mutation=None, subscription=None):
        on_behalf(query, _enter, query)
        on_behalf(mutation, _enter, mutation)
        on_behalf(subscription, _enter, subscription)

def _enter(root): call_each(root, "_entered", "_name", "_owner")
