class Plain:
    pass


class Base:
    def __init__(self):
        self.ready = True


class Derived(Plain, Base):
    pass


def plain():
    return Plain()


def derived():
    return Derived()


plain()
derived()
