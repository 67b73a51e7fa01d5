"""Models whose `Meta` says what is allowed."""

from django.db.models import Model
from rules.permissions import add_perm

class RulesModelMixin:
    def __init_subclass__(cls):
        for predicate in cls.Meta.rules_permissions.values():
            add_perm("", predicate)
    @classmethod
    def get_perm(cls, perm_type): return ""
    @classmethod
    def preprocess_rules_permissions(cls, perms): ...

class RulesModel(RulesModelMixin, Model): ...
