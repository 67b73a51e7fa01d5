class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


order: Order = eval("Order()")
order.pay()


def run():
    other: Order = eval("Order()")
    return other.pay()


run()
