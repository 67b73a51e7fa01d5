from collections.abc import Iterable, Sequence
from typing import List


class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


def new(orders: list[Order]):
    for order in orders:
        order.pay()


def old(orders: List[Order]):
    return orders[0].pay()


def any_iterable(orders: Iterable[Order]):
    return [order.pay() for order in orders]


def any_sequence(orders: Sequence[Order]):
    return orders[-1].pay()


new(eval("[Order()]"))
old(eval("[Order()]"))
any_iterable(eval("[Order()]"))
any_sequence(eval("[Order()]"))
