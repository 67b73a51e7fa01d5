from shop.models import Order, Tag


def add():
    order = Order.objects.create()
    order.tags.add(Tag.objects.create())


def by_class():
    order = Order.objects.create()
    order.marks.add(Tag.objects.create())
