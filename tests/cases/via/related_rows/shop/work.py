from shop.models import Order, Tag


def add():
    order = Order(pk=1)
    Order.objects.bulk_create([order])
    order.tags.add(Tag.objects.create())


def replace(order=Order(pk=2)):
    Order.objects.bulk_create([order])
    order.tags.set([Tag.objects.create()])
    order.tags.clear()


def other_side():
    Order.objects.bulk_create([Order(pk=3)])
    Tag.objects.create().order_set.add(Order.objects.get(pk=3))


def by_class():
    order = Order(pk=4)
    Order.objects.bulk_create([order])
    order.marks.add(Tag.objects.create())


def read():
    return Order(pk=5).tags.count()
