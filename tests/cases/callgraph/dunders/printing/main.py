class Order:
    def __str__(self):
        return "order"

    def __repr__(self):
        return "Order()"


def show(order):
    print(order)


def label(order):
    return "%s" % order


def debug(order):
    return "%r" % (order,)


show(Order())
label(Order())
debug(Order())
