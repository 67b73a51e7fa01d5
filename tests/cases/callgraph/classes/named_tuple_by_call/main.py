from collections import namedtuple
from typing import NamedTuple


class Item:
    def save(self):
        return 1


class Price:
    def round_up(self):
        return 2


class Seat:
    def save(self):
        return 3


Add = namedtuple("Add", ("item", "price"))
Move = namedtuple("Move", "seat, price")
Drop = NamedTuple("Drop", [("item", Item)])


class Manager:
    def __init__(self):
        self.operations = []

    def fill(self):
        self.operations.append(Add(Item(), Price()))
        self.operations.append(Move(price=Price(), seat=Seat()))
        self.operations.append(Drop(Item()))

    def run(self):
        for operation in self.operations:
            if isinstance(operation, Add):
                self.add(operation)
            elif isinstance(operation, Move):
                operation.seat.save()
                operation[1].round_up()
            else:
                operation.item.save()

    def add(self, operation):
        item, price = operation
        item.save()
        price.round_up()


manager = Manager()
manager.fill()
manager.run()
