from shop.models import Log, Order


def create():
    Order.objects.create()


def save():
    order = Order()
    order.save()


def get_or_create():
    Order.objects.get_or_create(size=9)


def delete():
    Order.objects.first().delete()


def delete_query():
    Order.objects.filter(size=1).delete()


def bulk():
    Order.objects.bulk_create([Order()])
    Order.objects.filter(size=1).update(size=2)


def other():
    Log.objects.create()
