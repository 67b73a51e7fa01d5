import importlib

from loading import get_class


def lost():
    return get_class("catalogue.models", "Prodct")


def computed(name):
    return get_class("catalogue.models", name)


def gone():
    return importlib.import_module("core.basket")


def outside():
    return importlib.import_module("elsewhere.basket")
