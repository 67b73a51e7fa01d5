from typing import Optional


def settle(order: "Order"):
    return order.pay()


def send(order: Optional["Order"]):
    return order.ship()


def both(order: "Order | None"):
    return order.pay()


class Unrelated:
    def pay(self):
        return 0

    def ship(self):
        return 0


class Order:
    def pay(self):
        return 1

    def ship(self):
        return 2


settle(eval("Order()"))
send(eval("Order()"))
both(eval("Order()"))
