from shop.models import Invoice, Order


def prepare():
    Order.objects.create(size=2)


def newest():
    return Order.objects.order_by("-pk")


def invoices(size):
    return Invoice.objects.filter(size=size)


def sizes():
    return [order.size for order in newest()]


def total():
    found = 0
    for invoice in invoices(2):
        found += invoice.size
    return found


def listed(made=newest):
    rows = made()
    return list(rows)


def count():
    return len(invoices(3))
