class Cart:
    def add(self):
        return self

    def pay(self):
        return 1


class Card:
    def charge(self):
        return 1


def run():
    cart = Cart()
    cart.add()
    first = second = Cart()
    second.pay()
    left, right = Cart(), Card()
    left.pay()
    right.charge()
    (one, (two, *rest)) = (Cart(), (Card(), Card(), Card()))
    one.pay()
    two.charge()
    rest[0].charge()
    if (walrus := Card()):
        walrus.charge()
    Cart().add().add().pay()


run()
