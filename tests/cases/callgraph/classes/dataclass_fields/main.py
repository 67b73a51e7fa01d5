from dataclasses import dataclass


class Customer:
    def name(self):
        return 1


class Address:
    def city(self):
        return 1


@dataclass
class Order:
    customer: object
    address: object = None

    def print(self):
        self.customer.name()
        return self.address.city()


Order(Customer(), address=Address()).print()
