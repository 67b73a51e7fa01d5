from typing import Optional


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


def settle(order: Optional[Order]):
    return order.pay()


def send(order: Order | None):
    return order.ship()


settle(eval("Order()"))
send(eval("Order()"))
