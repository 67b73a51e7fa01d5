"""Types of Graphene for models: the queries behind them, and what is read of their objects."""

from _declared import each, follow, joined, on_behalf, publish, subscribe
from graphene import Field, ObjectType
from graphene_django.registry import registry

class DjangoObjectType(ObjectType):
    def _enter(self): subscribe(registry, self._resolve, self.Meta.model)
    @classmethod
    def get_queryset(cls, queryset, info): return queryset
    @classmethod
    def get_node(cls, info, id): return cls.get_queryset(cls.Meta.model.objects, info).get(pk=id)
    def _resolve(self, root):
        super()._resolve(root)
        self.__root = root
        self._resolve_columns()
    def _resolve_columns(self):
        for name in self.Meta.fields:
            getattr(type(self), joined("resolve_", name))(self.__root, None)
            value = each(follow(self.__root, name))
            publish(registry, value, value)

class _OfModel(Field):
    def _show(self, value):
        kind = self._kind()
        kind._resolve(each(kind.get_queryset(value or kind.Meta.model.objects.all(), None)))
    def _entered(self, name, owner):
        super()._entered(name, owner)
        on_behalf(type(self._kind()), self._show, None)

class DjangoListField(_OfModel):
    def __init__(self, _type, *args, **kwargs): super().__init__(_type, resolver=kwargs["resolver"])
class DjangoConnectionField(_OfModel):
    def __init__(self, *args, **kwargs): super().__init__(args[0], resolver=kwargs["resolver"])
