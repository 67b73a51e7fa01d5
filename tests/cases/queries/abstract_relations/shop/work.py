from shop.models import Invoice, Order


def prepare():
    Order.objects.create()
    Invoice.objects.create()


def clear():
    order = Order.objects.get()
    order.tags.clear()


def count():
    invoice = Invoice.objects.get()
    return invoice.count_tags()
