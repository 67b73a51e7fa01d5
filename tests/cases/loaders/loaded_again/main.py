from loading import get_all


class Registry:
    def __init__(self):
        self.plugins = ["plugins.Mail", "plugins.Post"]

    def load(self):
        self.plugins = get_all(self.plugins)


registry = Registry()
for _ in range(2):
    registry.load()
for plugin in registry.plugins:
    plugin().send()
