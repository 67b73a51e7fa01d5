from django.core.cache import cache, caches

from .models import Order

PREFIX = "order"
rates = caches["rates"]


def count():
    return cache.get_or_set("orders", counted, 60)


def counted():
    return Order.objects.count()


def remember(order):
    cache.set(f"{PREFIX}:{order.pk}", order.name)
    cache.delete("orders")


def remembered(pk):
    return cache.get("order:%s" % pk)


def several(names):
    return cache.get_many(["orders", "customers"]), cache.get_many(names)


def rate():
    return rates.get_or_set("rate", asked) or caches["rates"].get("other")


def asked():
    return Order.objects.filter(name="x").count()


def all_of_it():
    count()
    remember(Order(pk=1, name="a"))
    remembered(1)
    several(["z"])
    rate()
