class Base:
    def __init__(self):
        self.ready = True


class Named(Base):
    def __init__(self, name):
        super().__init__()
        self.name = name


class Priced(Named):
    def __init__(self, name, price):
        super().__init__(name)
        self.price = price


Priced("a", 1)
