class Field:
    def __get__(self, instance, owner):
        return self.load()

    def __set__(self, instance, value):
        self.check()

    def load(self):
        return 1

    def check(self):
        return 2


class Order:
    price = Field()


def read(order):
    return order.price


def write(order):
    order.price = 1


read(Order())
write(Order())
