class Unrelated:
    def pay(self):
        return 0


class Order:
    def __init__(self, number):
        self.number = number

    def pay(self):
        return 1


def build(kind: type[Order]):
    return kind(1).pay()


build(eval("Order"))
