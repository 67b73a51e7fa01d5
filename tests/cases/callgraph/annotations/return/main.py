class Unrelated:
    def pay(self):
        return 0


class Order:
    def pay(self):
        return 1


def load(text) -> Order:
    return eval(text)


load("Order()").pay()
