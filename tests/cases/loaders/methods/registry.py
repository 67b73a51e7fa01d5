import importlib


class Registry:
    def __init__(self):
        self.known = {}

    def get(self, name):
        if name not in self.known:
            self.known[name] = vars(importlib.import_module("handlers." + name))["Handler"]
        return self.known[name]
