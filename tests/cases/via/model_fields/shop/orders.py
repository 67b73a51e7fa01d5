from .models import Order


def make():
    order = Order(size=1, text="text")
    order.full_clean()
    order.save()


def load():
    order = Order.objects.get()
    return order.code.upper(), order.made and order.made.isoformat(), order.size.bit_length(), order.text.strip()


def fill():
    Order.objects.create(size=2, text="b")
    Order.objects.bulk_create([Order(size=3, text="c")])
