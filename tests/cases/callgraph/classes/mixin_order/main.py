class Base:
    def render(self):
        return 1


class Pretty:
    def render(self):
        return 2


class First(Pretty, Base):
    pass


class Last(Base, Pretty):
    pass


def first():
    return First().render()


def last():
    return Last().render()


first()
last()
