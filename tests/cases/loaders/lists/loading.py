import importlib
import json
import os

PACKAGES = json.loads(os.environ.get("SHOP_PACKAGES", '["forks", "core"]'))


def get_class(module_label, classname):
    return get_classes(module_label, [classname])[0]


def get_classes(module_label, classnames):
    return [_find(module_label, name) for name in classnames]


def _find(module_label, name):
    for package in PACKAGES:
        try:
            module = importlib.import_module(".".join((package, module_label)))
        except ModuleNotFoundError:
            continue
        if hasattr(module, name):
            return getattr(module, name)
    raise LookupError(name)
