from shop import kept
from shop.kept import RATES as rates


def set_count():
    kept.COUNT = 10


def add():
    rates.update(silver=2)


def shown():
    return kept.COUNT, len(rates)


def outer():
    number = 0

    def inner():
        nonlocal number
        number += 1

    inner()
