from jinja2 import Environment

from shop.orders import Order


def money(value, digits=2):
    return f"{value:.{digits}f}"


def is_small(value):
    return value < 9


def latest():
    return Order()


def environment(**options):
    made = Environment(**options)
    made.filters["money"] = money
    made.tests["small"] = is_small
    made.globals.update({"latest": latest})
    return made
