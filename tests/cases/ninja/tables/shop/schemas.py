from ninja import FilterSchema, Schema
from django.db.models import Q


class LineOut(Schema):
    id: int


class OrderOut(Schema):
    id: int
    lines: list[LineOut]


class OrderFilter(FilterSchema):
    name: str | None = None

    def filter_name(self, value):
        return Q(pk__gt=0)


class CustomerOut(Schema):
    name: str
    orders: list[OrderOut]
