import importlib
import os

SUFFIX = os.environ.get("SUFFIX", "Handler")


def handler(name):
    return getattr(importlib.import_module("handlers." + name), SUFFIX)()
