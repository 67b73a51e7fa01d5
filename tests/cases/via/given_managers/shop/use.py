from .models import Order, Shop


def count():
    return Order.objects.count()


def both():
    return Shop.objects.main() or Shop.objects.named("a").exists()


def related():
    shop = Shop.objects.create(name="a")
    return shop.orders.filter(is_open=True).first()
