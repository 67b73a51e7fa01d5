"""Models, their fields, managers and queries: what loading, checking, saving and deleting calls of a program's own."""

from _declared import load, publish, tell_each
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models.fields.files import FieldFile, ImageFieldFile
from django.db.models.signals import post_delete, post_init, post_save, pre_delete, pre_init, pre_save
from uuid import UUID

class Model:
    def __init__(self, *args, **kwargs): self._fill()
    def _fill(self):
        tell_each(self, "get_default")
        self._start()
    def _start(self):
        publish(pre_init, self, signal=pre_init, sender=type(self))
        publish(post_init, self, signal=post_init, sender=type(self), instance=self)
    @classmethod
    def from_db(cls, db=None, field_names=None, values=None):
        instance = load(cls)
        instance._load()
        return instance
    def _load(self):
        tell_each(self, "from_db_value", None, None, None)
        self._start()
    def save(self, force_insert=False, force_update=False, using=None, update_fields=None): self.save_base()
    def asave(self, force_insert=False, force_update=False, using=None, update_fields=None): self.save()
    def save_base(self, raw=False, force_insert=False, force_update=False, using=None, update_fields=None): self._write()
    def _write(self):
        publish(pre_save, self, signal=pre_save, sender=type(self), instance=self, raw=True, using="", update_fields=None)
        publish(post_save, self, signal=post_save, sender=type(self), instance=self, created=True, raw=True, using="", update_fields=None)
        self._prepare()
    def _prepare(self):
        tell_each(self, "pre_save", self, True)
        tell_each(self, "get_db_prep_save", None, None)
    def delete(self, using=None, keep_parents=False): self._erase()
    def _erase(self):
        publish(pre_delete, self, signal=pre_delete, sender=type(self), instance=self, using="", origin=None)
        publish(post_delete, self, signal=post_delete, sender=type(self), instance=self, using="", origin=None)
    def adelete(self, using=None, keep_parents=False): self.delete()
    def refresh_from_db(self, using=None, fields=None, from_queryset=None): self.from_db()
    def full_clean(self, exclude=None, validate_unique=True, validate_constraints=True): self._check()
    def _check(self):
        self.clean_fields(None)
        self.clean()
        self.validate_unique(None)
        self.validate_constraints(None)
    def clean_fields(self, exclude=None): self._check_fields()
    def _check_fields(self): tell_each(self, "clean", None, self)
    def clean(self): ...
    def validate_unique(self, exclude=None): ...
    def validate_constraints(self, exclude=None): ...
    def get_deferred_fields(self): return {*[""]}
    def serializable_value(self, field_name): ...

class Field:
    def __init__(self, *args, default=None, validators=(), **kwargs):
        self.default = default
        self.validators = [*validators]
    def __get__(self): ...
    def get_default(self): return self.default()
    def to_python(self, value): return value
    def validate(self, value, model_instance): ...
    def run_validators(self, value):
        for validator in self.validators:
            validator(value)
    def clean(self, value, model_instance):
        value = self.to_python(value)
        self.validate(value, model_instance)
        self.run_validators(value)
        return value
    def pre_save(self, model_instance, add): ...
    def get_prep_value(self, value): return value
    def get_db_prep_value(self, value, connection, prepared=False): return self.get_prep_value(value)
    def get_db_prep_save(self, value, connection): return self.get_db_prep_value(value, connection)
    def value_from_object(self, obj): ...
    def value_to_string(self, obj): return ""
    def get_internal_type(self): return ""
    def db_type(self, connection): return ""
    def deconstruct(self): return ("", "", [], {})
    def contribute_to_class(self, cls, name, private_only=False): ...
    def formfield(self, form_class=None, choices_form_class=None, **kwargs): return form_class(**kwargs)

class CharField(Field):
    def __get__(self): return ""
    def get_prep_value(self, value): return self.to_python(value)
class TextField(CharField): ...
class EmailField(CharField): ...
class SlugField(CharField): ...
class URLField(CharField): ...
class GenericIPAddressField(CharField): ...
class IPAddressField(CharField): ...
class FilePathField(CharField): ...
class CommaSeparatedIntegerField(CharField): ...

class IntegerField(Field):
    def __get__(self): return 0
class AutoField(IntegerField): ...
class BigAutoField(IntegerField): ...
class SmallAutoField(IntegerField): ...
class BigIntegerField(IntegerField): ...
class SmallIntegerField(IntegerField): ...
class PositiveIntegerField(IntegerField): ...
class PositiveBigIntegerField(IntegerField): ...
class PositiveSmallIntegerField(IntegerField): ...
class FloatField(Field):
    def __get__(self): return 0.0
class DecimalField(Field):
    def __get__(self): return Decimal("")
    def get_prep_value(self, value): return self.to_python(value)
class BooleanField(Field):
    def __get__(self): return True
    def get_prep_value(self, value): return self.to_python(value)
class NullBooleanField(BooleanField): ...
class DateField(Field):
    def __get__(self): return date(1, 1, 1)
    def get_prep_value(self, value): return self.to_python(value)
class DateTimeField(DateField):
    def __get__(self): return datetime(1, 1, 1)
class TimeField(Field):
    def __get__(self): return time()
    def get_prep_value(self, value): return self.to_python(value)
class DurationField(Field):
    def __get__(self): return timedelta()
class BinaryField(Field):
    def __get__(self): return b""
class UUIDField(Field):
    def __get__(self): return UUID("")
class JSONField(Field):
    def __get__(self): return {} or []

class FileField(Field):
    def __init__(self, verbose_name=None, name=None, upload_to="", storage=None, **kwargs):
        super().__init__(verbose_name, name, **kwargs)
        self.upload_to = upload_to
    def __get__(self, instance=None, cls=None): return FieldFile(instance, self, "")
    def pre_save(self, model_instance, add): self.generate_filename(model_instance, "")
    def generate_filename(self, instance, filename): self.upload_to(instance, filename)
class ImageField(FileField):
    def __get__(self, instance=None, cls=None): return ImageFieldFile(instance, self, "")

class Manager:
    def __init__(self): ...
    @staticmethod
    def from_queryset(queryset_class, class_name=None): return queryset_class or Manager
    def get_queryset(self): ...
    def all(self): self.get_queryset()
    def aggregate(self): self.get_queryset()
    def alias(self): self.get_queryset()
    def annotate(self): self.get_queryset()
    def bulk_create(self): self.get_queryset()
    def bulk_update(self): self.get_queryset()
    def complex_filter(self): self.get_queryset()
    def contains(self): self.get_queryset()
    def count(self): self.get_queryset()
    def create(self): self.get_queryset()
    def dates(self): self.get_queryset()
    def db_manager(self): ...
    def datetimes(self): self.get_queryset()
    def defer(self): self.get_queryset()
    def distinct(self): self.get_queryset()
    def earliest(self): self.get_queryset()
    def exclude(self): self.get_queryset()
    def exists(self): self.get_queryset()
    def extra(self): self.get_queryset()
    def filter(self): self.get_queryset()
    def first(self): self.get_queryset()
    def get(self): self.get_queryset()
    def get_or_create(self): self.get_queryset()
    def in_bulk(self): self.get_queryset()
    def iterator(self): self.get_queryset()
    def last(self): self.get_queryset()
    def latest(self): self.get_queryset()
    def none(self): self.get_queryset()
    def only(self): self.get_queryset()
    def order_by(self): self.get_queryset()
    def prefetch_related(self): self.get_queryset()
    def raw(self): self.get_queryset()
    def reverse(self): self.get_queryset()
    def select_for_update(self): self.get_queryset()
    def select_related(self): self.get_queryset()
    def union(self): self.get_queryset()
    def update(self): self.get_queryset()
    def update_or_create(self): self.get_queryset()
    def using(self): self.get_queryset()
    def values(self): self.get_queryset()
    def values_list(self): self.get_queryset()

class QuerySet:
    def __init__(self, model=None, query=None, using=None, hints=None): ...
    def __iter__(self): self.model.from_db()
    def get(self): self.model.from_db()
    def first(self): self.model.from_db()
    def last(self): self.model.from_db()
    def earliest(self): self.model.from_db()
    def latest(self): self.model.from_db()
    def in_bulk(self): self.model.from_db()
    def iterator(self): self.model.from_db()
    def create(self): self.model().save()
    def get_or_create(self):
        self.model.from_db()
        self.model().save()
    def update_or_create(self):
        self.model.from_db()
        self.model().save()
    def delete(self): load(self.model)._erase()
    def bulk_create(self): load(self.model)._prepare()
