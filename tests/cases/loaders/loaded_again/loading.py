import importlib


def get_all(names):
    return [_get(name) for name in names]


def _get(name):
    if not isinstance(name, str):
        return name
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)
