import functools

from django.db import transaction

from .models import Log


def in_transaction(handler):
    @functools.wraps(handler)
    def wrapper(request, *args):
        with transaction.atomic():
            Log.objects.create()
            return handler(request, *args)

    return wrapper


def counted(handler):
    @functools.wraps(handler)
    def count(request, *args):
        return handler(request, *args)

    return count
