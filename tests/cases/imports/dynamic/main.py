import importlib
from importlib import import_module


def run():
    module = importlib.import_module("plugins.mail")
    module.send()
    import_module("plugins.text").write()
    getattr(module, "receive")()


run()
