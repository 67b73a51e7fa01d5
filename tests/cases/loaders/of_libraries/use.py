from celery.utils.imports import symbol_by_name
from django.utils.module_loading import import_string
from werkzeug.utils import import_string as from_werkzeug


def django():
    import_string("shop.orders.Order")().pay()


def werkzeug():
    from_werkzeug("shop.orders:Invoice")().pay()


def celery():
    symbol_by_name("shop.orders:Order")().pay()
