from django.db.models import Prefetch
from shop.models import Customer, Line, Order, Region, Tag


def prepare():
    customer = Customer.objects.create(name="A", region=Region.objects.create(name="North"))
    order = Order.objects.create(customer=customer)
    order.tags.add(Tag.objects.create(name="new"))
    Line.objects.create(order=order)


def with_customers():
    return Order.objects.select_related("customer__region")


def with_lines():
    return Order.objects.prefetch_related(Prefetch("lines", queryset=Line.objects.select_related("order__customer")))


def of_region(name="North"):
    return Order.objects.filter(customer__region__name=name)


def goes_through():
    return [order.pk for order in with_customers()]


def goes_through_those_of_its_own():
    return [order.pk for order in with_customers().big()]


def takes_one():
    return with_customers().big().first()


def counts():
    return with_customers().count()


def takes_values():
    return list(with_customers().values_list("size"))


def loads_lines():
    return [len(order.lines.all()) for order in with_lines()]


def counts_joined():
    return of_region().count()


def updates_joined():
    of_region().update(size=3)


def made_in_branches(name="A", tag="new"):
    orders = Order.objects.all()
    if name:
        orders = orders.filter(customer__name=name)
    if tag:
        orders = orders.filter(tags__name=tag)
    return orders


def asks_branches():
    return made_in_branches().exists()


def from_the_other_side():
    return list(Tag.objects.filter(orders__size=2))
