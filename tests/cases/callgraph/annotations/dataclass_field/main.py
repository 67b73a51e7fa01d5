from dataclasses import dataclass


class Unrelated:
    def name(self):
        return 0


class Customer:
    def name(self):
        return 1


@dataclass
class Order:
    customer: Customer

    def label(self):
        return self.customer.name()


Order(eval("Customer()")).label()
