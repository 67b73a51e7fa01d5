from shop.models import Order, Part


def query_set():
    return list(Order.objects.open())


def query_set_chain():
    return Order.objects.all().open().close_all()


def manager():
    return Order.opened.oldest()


def manager_query():
    return Order.opened.count()


def mixed():
    return Order.mixed.open().count()


def make():
    return Part.objects.make()
