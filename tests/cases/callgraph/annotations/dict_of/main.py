from collections.abc import Mapping


class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


def first(orders: dict[str, Order]):
    return orders["a"].pay()


def loop(orders: dict[str, Order]):
    for name, order in orders.items():
        order.pay()


def second(orders: Mapping[str, Order]):
    return orders["a"].pay()


first(eval("{'a': Order()}"))
loop(eval("{'a': Order()}"))
second(eval("{'a': Order()}"))
