class Line:
    def __init__(self, price):
        self.amount = price

    def price(self):
        return self.amount

    def __str__(self):
        return "line"


class Order:
    def __init__(self):
        self.items = [Line(1), Line(2)]

    def total(self):
        return 3

    @property
    def code(self):
        return "a"

    def lines(self):
        return self.items

    def cancel(self):
        return ""

    def is_paid(self):
        return True
