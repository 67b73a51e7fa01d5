from typing import TypeVar


class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


O = TypeVar("O", bound=Order)


def settle(order: O) -> O:
    order.pay()
    return order


settle(eval("Order()"))
