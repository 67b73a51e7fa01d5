class Customer:
    name = "x"

    @property
    def city(self):
        return "y"


class Order:
    number = 1

    @property
    def total(self):
        return self.sum()

    @property
    def hidden(self):
        return 0

    def sum(self):
        return 1

    @property
    def customer(self):
        return Customer()
