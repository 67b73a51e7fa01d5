from shop.models import Order


def insert():
    order = Order(code="a")
    order.save()


def load_and_save():
    order = Order.objects.get(code="a")
    order.save()


def loop():
    for order in Order.objects.all():
        order.save()


def refresh():
    order = Order.objects.first()
    order.refresh_from_db()


def given(order):
    order.save()


def gives():
    given(Order.objects.get(code="a"))


def close():
    Order.objects.last().close()


def remove():
    Order.objects.earliest("pk").delete()
