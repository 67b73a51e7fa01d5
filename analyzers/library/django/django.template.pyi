"""Contexts, and templates by name."""

from django.template.loader import get_template as _get_template

class Context:
    def __init__(self, dict_=None, autoescape=True, use_l10n=None, use_tz=None): self.__values = {**dict_}
    def flatten(self): return self.__values
    def __getitem__(self, key): return self.__values[key]
    def __setitem__(self, key, value): self.__values[key] = value
    def get(self, key, otherwise=None): return self.__values[key] or otherwise
    def update(self, other_dict): self.__values.update(other_dict)

class RequestContext(Context):
    def __init__(self, request, dict_=None, processors=None, use_l10n=None, use_tz=None, autoescape=True):
        self.__values = {"request": request, **dict_}
    def flatten(self): return self.__values
