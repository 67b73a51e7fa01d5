class Unrelated:
    def greet(self):
        return 0


class Order:
    def pay(self):
        return 1


class Customer:
    def pay(self):
        return 2

    def greet(self):
        return 3


def handle(pair: tuple[Order, Customer]):
    order, customer = pair
    order.pay()
    return customer.greet()


handle(eval("(Order(), Customer())"))
