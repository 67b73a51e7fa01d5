class Meta(type):
    def __new__(mcs, name, bases, members):
        note(name)
        return super().__new__(mcs, name, bases, members)

    def __init__(cls, name, bases, members):
        note(name)


def note(name):
    return name


class Order(metaclass=Meta):
    def pay(self):
        return 1


Order().pay()
