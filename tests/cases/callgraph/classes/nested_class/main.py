class Order:
    class Line:
        def __init__(self, amount):
            self.amount = amount

        def total(self):
            return self.amount

    def add(self):
        return self.Line(1).total()


Order().add()
Order.Line(2).total()
