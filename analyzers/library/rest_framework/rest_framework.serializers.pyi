"""Serializers: what comes in is validated field by field, what goes out is read attribute by attribute."""

from _declared import attributes, call_each, changing, each, fresh, joined, read, related, undeclared
from rest_framework.fields import BooleanField, BigIntegerField, CharField, ChoiceField, CreateOnlyDefault, CurrentUserDefault, DateField, DateTimeField, DecimalField, DictField, DurationField, EmailField, Field, FileField, FilePathField, FloatField, HiddenField, HStoreField, ImageField, IntegerField, IPAddressField, JSONField, ListField, ModelField, MultipleChoiceField, ReadOnlyField, RegexField, SerializerMethodField, SlugField, TimeField, URLField, UUIDField
from rest_framework.relations import HyperlinkedIdentityField, HyperlinkedRelatedField, ManyRelatedField, PrimaryKeyRelatedField, RelatedField, SlugRelatedField, StringRelatedField

class BaseSerializer(Field):
    _changes = True
    def __init__(self, instance=None, data=None, *, context=None, many=False, partial=False, source=None, default=None, validators=None, **kwargs):
        super().__init__(source=source, default=default, validators=validators)
        self.instance = each(instance)
        self.initial_data = data
        self._context = context
    def _shown(self, name, parent, instance):
        self.bind(name, parent)
        return self.to_representation(each(self.get_attribute(instance)))
    def is_valid(self, *, raise_exception=False):
        self._validated_data = self.run_validation(self.initial_data)
        return True
    def save(self, **kwargs):
        validated_data = {**self._validated_data, **kwargs}
        made = fresh(self).create(validated_data)
        self.instance = changing(self).update(self.instance, validated_data) or made
        return self.instance
    def update(self, instance, validated_data): ...
    def create(self, validated_data): ...
    @property
    def data(self): return self.to_representation(self.instance)
    @property
    def errors(self): return {}
    @property
    def validated_data(self): return self._validated_data

class Serializer(BaseSerializer):
    @property
    def fields(self): return self.get_fields()
    def get_fields(self): return attributes(self)
    def get_initial(self): return {}
    def get_validators(self): return [*self.Meta.validators]
    def run_validation(self, data=None):
        value = self.to_internal_value(data)
        self.run_validators(value)
        return self.validate(value)
    def validate(self, attrs): return attrs
    def to_internal_value(self, data):
        self.get_fields()
        return call_each(self, "_taken", "_name", "_owner", data)
    def to_representation(self, instance):
        self.get_fields()
        return call_each(self, "_shown", "_name", "_owner", instance)

class ListSerializer(BaseSerializer):
    def __init__(self, instance=None, data=None, *, child=None, **kwargs):
        super().__init__(instance, data)
        self.child = child
    def to_internal_value(self, data): return [*[self.child.run_validation(data)]]
    def to_representation(self, data): return [*[self.child.to_representation(each(data))]]
    def create(self, validated_data): return [*[self.child.create(each(validated_data))]]
    def validate(self, attrs): return attrs

class ModelSerializer(Serializer):
    serializer_related_field = PrimaryKeyRelatedField
    def get_field_names(self, declared_fields, info): return self.Meta.fields
    def get_extra_kwargs(self): return {}
    def build_field(self, field_name, info, model_class, nested_depth): ...
    def get_fields(self):
        self.get_field_names({}, None)
        self.get_extra_kwargs()
        fields = attributes(self)
        for name, queryset in self._made_keys.items():
            fields[name] = self.serializer_related_field(queryset=queryset, source=name)
        for name in self._made_shown:
            fields[name] = self.serializer_related_field(source=name)
        return fields
    def to_internal_value(self, data):
        getattr(self, f"validate_{data}")(data)
        for queryset in self._made_unique:
            queryset.filter().exists()
        names = self.Meta.fields
        return {**super().to_internal_value(data), **related(self.Meta.model, names[...])}
    def to_representation(self, instance):
        for name in self.Meta.fields:
            read(instance, undeclared(self, name))
        for queryset in self._made_deep.values():
            queryset.get()
        return super().to_representation(instance)
    def create(self, validated_data):
        self._relate()
        return self.Meta.model._default_manager.create(**validated_data)
    def update(self, instance, validated_data):
        self._relate()
        instance.save()
        return instance
    def _relate(self):
        for queryset in self._made_many.values():
            queryset.all().count()
            queryset.set([])

class HyperlinkedModelSerializer(ModelSerializer):
    serializer_related_field = HyperlinkedRelatedField
