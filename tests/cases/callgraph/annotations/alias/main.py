from typing import Optional


class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


Orders = list[Order]
Perhaps = Optional[Order]


def settle(orders: Orders):
    for order in orders:
        order.pay()


def single(order: Perhaps):
    return order.pay()


settle(eval("[Order()]"))
single(eval("Order()"))
