from dataclasses import dataclass, replace


@dataclass
class Order:
    price: int

    def pay(self):
        return 1


replace(Order(1), price=2).pay()
