class Counting(type):
    def __call__(cls, *args):
        if not args:
            return super().__call__(2)
        return super().__call__(*args)


class Page(metaclass=Counting):
    def __init__(self, number):
        self.number = number


class Order(Page):
    def show(self):
        return 1


class Bill(Page):
    def show(self):
        return 2


def orders():
    return Order().show()


def bills():
    return Bill(1).show()


orders()
bills()
