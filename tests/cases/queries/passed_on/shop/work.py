from shop.models import Invoice, Order
from shop.tools import Store, close, first_of, newest


def prepare():
    Order.objects.create(size=2)
    Invoice.objects.create(size=2)


def newest_orders():
    return list(newest(Order.objects.all(), size=2).values())


def newest_invoices():
    return list(newest(Invoice.objects.all()).values())


def first_order():
    return first_of(Order).refresh_from_db()


def close_order():
    close(Order.objects.get())


def empty():
    Store(Invoice).remove_all()
