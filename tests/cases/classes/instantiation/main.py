class Bare:
    pass


class Base:
    def __init__(self):
        self.x = 1


class Child(Base):
    pass


class Failure(Exception):
    def __init__(self, text):
        super().__init__(text)


def run():
    Bare()
    Child()
    try:
        raise Failure("no")
    except Failure:
        pass


run()
