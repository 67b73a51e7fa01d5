class Settings:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def load(self):
        return 1


Settings().load()
Settings.instance.load()
