class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


def settle(order: Order):
    return order.pay()


settle(eval("Order()"))
