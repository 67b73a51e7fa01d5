from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


@dataclass
class Order:
    customer: Customer
    lines: list[Line] = field(default_factory=list)

    def total(self):
        self.customer.name()
        return sum(line.price() for line in self.lines)


class Customer:
    def name(self):
        return "n"


class Line:
    def price(self):
        return 1


class Colour(Enum):
    RED = 1

    def label(self):
        return self.name


Order(Customer(), [Line()]).total()
Colour.RED.label()
