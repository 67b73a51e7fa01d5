class Loaded:
    def __init__(self, load):
        self.load = load

    def __get__(self, instance, owner=None):
        return self.load(instance)


class Price:
    def round(self):
        return 1


class Label:
    def round(self):
        return 2


class Order:
    @Loaded
    def price(self):
        return Price()

    @Loaded
    def label(self):
        return Label()

    def show(self):
        return self.price.round()


def read(order):
    return order.label.round()


order = Order()
order.show()
read(order)
