from typing import Optional

from ninja import ModelSchema, Schema
from pydantic import computed_field, field_validator, model_validator

from .models import Order


class LineIn(Schema):
    name: str

    @field_validator("name")
    @classmethod
    def check_name(cls, value):
        return value.strip()


class OrderIn(Schema):
    size: int
    lines: list[LineIn] = []

    @field_validator("size")
    def check_size(cls, value):
        return value

    @model_validator(mode="after")
    def check_all(self):
        return self


class CustomerOut(Schema):
    label: str


class OrderOut(Schema):
    id: int
    total: int
    status: str
    customer: Optional[CustomerOut] = None
    doubled: int

    @staticmethod
    def resolve_doubled(obj):
        return twice(obj.total)


class OrderBrief(ModelSchema):
    half: float

    class Meta:
        model = Order
        fields = ["id", "size"]

    @staticmethod
    def resolve_half(order):
        return order.size / 2

    @computed_field
    @property
    def shown(self) -> str:
        return "#"


def twice(number):
    return number * 2
