from importlib import import_module


def load(name):
    return import_module("." + name, __package__)


def load_beside(name):
    return import_module(f".{name}", package="shop")
