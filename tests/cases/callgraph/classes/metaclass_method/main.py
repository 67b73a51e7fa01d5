class Registry(type):
    def register(cls):
        return cls.label()


class Plugin(metaclass=Registry):
    @classmethod
    def label(cls):
        return "plugin"


Plugin.register()
