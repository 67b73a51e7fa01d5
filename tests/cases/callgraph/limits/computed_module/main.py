from importlib import import_module


def load(name):
    return import_module(f"plugins.{name}").start()


for name in "left right".split():
    load(name)
