"""Fields for what objects are related to."""

from _declared import each
from rest_framework.fields import Field

class RelatedField(Field):
    queryset = None
    def __init__(self, *, queryset=None, many=False, **kwargs):
        super().__init__(**kwargs)
        self.queryset = queryset
    def _shown(self, name, parent, instance):
        self.bind(name, parent)
        return self.to_representation(each(self.get_attribute(instance)))
    def get_queryset(self): return self.queryset.all()
    def use_pk_only_optimization(self): return True
    def display_value(self, instance): return str(instance)

class StringRelatedField(RelatedField):
    def to_representation(self, value): return str(value)

class PrimaryKeyRelatedField(RelatedField):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.pk_field = kwargs["pk_field"]
    def to_internal_value(self, data): return self.get_queryset().get(pk=data)
    def to_representation(self, value): return value.pk

class HyperlinkedRelatedField(RelatedField):
    def __init__(self, view_name=None, **kwargs): super().__init__(**kwargs)
    def get_object(self, view_name, view_args, view_kwargs): return self.get_queryset().get()
    def get_url(self, obj, view_name, request, format): return ""
    def to_internal_value(self, data): return self.get_object("", (), {})
    def to_representation(self, value): return self.get_url(value, "", self.context["request"], "")

class HyperlinkedIdentityField(HyperlinkedRelatedField): ...

class SlugRelatedField(RelatedField):
    def __init__(self, slug_field=None, **kwargs):
        super().__init__(**kwargs)
        self.slug_field = slug_field
    def to_internal_value(self, data): return self.get_queryset().get()
    def to_representation(self, obj): return getattr(obj, self.slug_field)

class ManyRelatedField(Field):
    def __init__(self, child_relation=None, *args, **kwargs):
        super().__init__(**kwargs)
        self.child_relation = child_relation
    def to_internal_value(self, data): return [*[self.child_relation.to_internal_value(data)]]
    def to_representation(self, iterable): return [*[self.child_relation.to_representation(each(iterable))]]
