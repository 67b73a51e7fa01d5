class Order:
    def __str__(self):
        return "order"

    def __repr__(self):
        return "Order()"

    def __format__(self, form):
        return "order"


def plain(order):
    return f"{order}"


def debug(order):
    return f"{order!r}"


def text(order):
    return f"{order!s:>9}"


plain(Order())
debug(Order())
text(Order())
