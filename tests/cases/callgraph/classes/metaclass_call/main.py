class Counting(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Order(metaclass=Counting):
    def __init__(self, number):
        self.number = number

    def pay(self):
        return 1


Order(1).pay()
