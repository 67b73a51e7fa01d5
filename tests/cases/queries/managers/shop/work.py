from shop.models import Order


def read_all():
    return list(Order.objects.all())


def chain():
    orders = Order.objects.filter(size=1).exclude(code="x")
    orders = orders.order_by("code")[:3]
    return [order.code for order in orders]


def count():
    return Order.objects.filter(size=1).count() + Order._default_manager.exclude(size=2).count()


def first():
    return Order.objects.values_list("code", flat=True).first()


def create():
    Order.objects.create(code="a")


def bulk():
    Order.objects.bulk_create([Order(code="b"), Order(code="c")])


def update():
    Order.objects.filter(code="b").update(size=2)


def delete():
    Order.objects.filter(code="c").delete()


def get_or_create():
    order, made = Order.objects.get_or_create(code="n")
    return order.size, made


def update_or_create():
    Order.objects.update_or_create(code="n", defaults={"size": 3})


def aggregate():
    from django.db.models import Max

    return Order.objects.aggregate(Max("size")), Order.objects.filter(size=3).exists()


def in_memory():
    return Order(code="z"), Order.objects.none()


def bulk_update():
    orders = list(Order.objects.all())
    Order.objects.bulk_update(orders, ["size"])
