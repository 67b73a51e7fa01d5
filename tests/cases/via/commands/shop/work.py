from functools import partial

from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction


def nightly():
    call_command("report", size=2)
    with transaction.atomic():
        transaction.on_commit(later)
        transaction.on_commit(partial(count, 3))
    return cache.get_or_set("size", size)


def spread():
    words = ["report", "--size", "3"]
    call_command(*words)


def later():
    return None


def size():
    return 3


def count(number):
    return number
