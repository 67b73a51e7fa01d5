from marshmallow import Schema, fields, post_load, pre_load, validates, validates_schema

from shop.orders import Order


def not_empty(text): ...


def doubled(order):
    return order.code() * 2


class Money(fields.Field):
    def _serialize(self, value, attr, obj, **kwargs):
        return f"{value} EUR"


class OrderSchema(Schema):
    name = fields.String(required=True, validate=not_empty)
    total = Money(dump_only=True)
    double = fields.Function(doubled)
    label = fields.Method("make_label", deserialize="read_label")

    def make_label(self, order):
        return order.code()

    def read_label(self, text):
        return text

    @pre_load
    def clean(self, data, **kwargs):
        return data

    @validates("name")
    def check_name(self, value, data_key=None): ...

    @validates_schema
    def check_all(self, data, **kwargs): ...

    @post_load
    def make(self, data, **kwargs):
        return Order(data["name"])
