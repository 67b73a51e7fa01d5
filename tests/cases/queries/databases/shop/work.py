from django.db import connections, router, transaction

from .models import OldOrder, Order, Rule


def read():
    return list(Order.objects.using("archive").filter(name="a")), OldOrder.objects.count()


def move():
    Order(name="b").save(using="archive")
    order = Order.objects.db_manager("archive").get(name="b")
    OldOrder.objects.using("archive").create(name=order.name)
    order.delete(using="archive")


def change():
    order = Order.objects.using("archive").create(name="c")
    order.name = "d"
    order.save(using="archive")
    order.refresh_from_db(using="archive")


def by_hand():
    with connections["archive"].cursor() as cursor:
        cursor.execute("SELECT name FROM shop_order JOIN shop_rule ON shop_rule.text = shop_order.name")
    with transaction.atomic(using="archive"):
        Rule.objects.using(router.db_for_write(Rule) or "archive").update(text="x")
