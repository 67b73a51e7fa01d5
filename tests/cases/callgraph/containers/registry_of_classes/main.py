class Registry:
    def __init__(self):
        self.classes = {}

    def add(self, name):
        def decorate(cls):
            self.classes[name] = cls
            return cls

        return decorate

    def make(self, name):
        return self.classes[name]()


registry = Registry()


@registry.add("json")
class JsonParser:
    def __init__(self):
        self.depth = 0

    def parse(self):
        return 1


@registry.add("text")
class TextParser:
    def parse(self):
        return 2


def run(name):
    registry.make(name).parse()


run("json")
run("text")
