import functools
from functools import cache, cached_property, lru_cache


@lru_cache
def rate(name):
    return len(name)


@functools.lru_cache(maxsize=3)
def price(name):
    return rate(name)


class Order:
    @staticmethod
    @cache
    def shared():
        return 1

    @cached_property
    def total(self):
        return 2


def use():
    return price("a"), Order.shared(), Order().total
