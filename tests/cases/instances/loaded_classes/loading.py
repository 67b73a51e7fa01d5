import importlib


def get_class(module, name):
    return get_classes(module, [name])[0]


def get_classes(module, names):
    whole = module if module.startswith("shop.") else "shop." + module
    found = importlib.import_module(whole)
    return [getattr(found, name) for name in names]
