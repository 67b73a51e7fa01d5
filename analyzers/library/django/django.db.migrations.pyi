"""Migrations: what a migration has done in Python is called by the class that lists it."""

from django.apps import apps as _apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

class RunPython:
    def __init__(self, code, reverse_code=None, atomic=None, hints=None, elidable=False):
        code(_apps, BaseDatabaseSchemaEditor())
        reverse_code(_apps, BaseDatabaseSchemaEditor())
    @staticmethod
    def noop(apps, schema_editor): ...
