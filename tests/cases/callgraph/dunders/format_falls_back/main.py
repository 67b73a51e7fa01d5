class Order:
    def __str__(self):
        return "order"


class Line:
    def __repr__(self):
        return "Line()"


def order():
    return f"{Order()}"


def line():
    return str(Line())


order()
line()
