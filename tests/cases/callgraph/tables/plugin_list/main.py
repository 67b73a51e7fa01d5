class Export:
    def run(self):
        return 1


class Import:
    def run(self):
        return 2


class Host:
    def __init__(self):
        self.plugins = []

    def add(self, plugin):
        self.plugins.append(plugin)

    def start(self):
        for plugin in self.plugins:
            plugin.run()


host = Host()
host.add(Export())
host.add(Import())
host.start()
