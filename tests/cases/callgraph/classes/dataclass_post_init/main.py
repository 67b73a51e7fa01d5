from dataclasses import dataclass


@dataclass
class Order:
    price: int
    amount: int = 1

    def __post_init__(self):
        self.total = self.multiply()

    def multiply(self):
        return self.price * self.amount


Order(2)
