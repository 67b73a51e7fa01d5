import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from rules.contrib.models import RulesModel


class People(BaseUserManager):
    def get_queryset(self):
        return super().get_queryset().filter(is_active=True)


class Person(PermissionsMixin, AbstractBaseUser):
    name = models.CharField(max_length=20, unique=True)
    is_active = models.BooleanField(default=True)
    USERNAME_FIELD = "name"
    objects = People()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {}

    def has_perm(self, perm, obj=None):
        return super().has_perm(perm, obj)


@rules.predicate
def is_owner(user, note):
    return note is not None and note.owner_id == user.pk


@rules.predicate
def is_open(user, note):
    return bool(note)


class Note(RulesModel):
    owner = models.ForeignKey(Person, models.CASCADE)

    class Meta:
        rules_permissions = {"change": is_owner & is_open, "view": is_owner | is_open}
