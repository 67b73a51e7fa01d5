class Order:
    def __str__(self):
        return "order"

    def __repr__(self):
        return "Order()"

    def __format__(self, form):
        return "order"


def text(order):
    return str(order)


def debug(order):
    return repr(order)


def formatted(order):
    return format(order, ">9")


text(Order())
debug(Order())
formatted(Order())
