from collections.abc import Iterator


class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


def load(text) -> Iterator[Order]:
    return eval(text)


for order in load("iter([Order()])"):
    order.pay()
