class Plugin:
    found = []

    def __init_subclass__(cls):
        Plugin.found.append(cls)

    def run(self):
        return 0


class Export(Plugin):
    def run(self):
        return 1


class Import(Plugin):
    def run(self):
        return 2


for plugin in Plugin.found:
    plugin().run()
