from contextlib import closing

from django.db import connection, connections, models
from django.db.models.expressions import RawSQL
from shop.models import Customer, Line, Order, Region

MOVE = "UPDATE shop_line SET order_id = %s WHERE order_id IN (SELECT id FROM shop_order WHERE size = %s)"


def prepare():
    customer = Customer.objects.create(name="A", region=Region.objects.create(name="North"))
    Line.objects.create(order=Order.objects.create(customer=customer))


def raw_rows():
    return list(Order.objects.raw("SELECT o.* FROM shop_order o JOIN shop_customer c ON c.id = o.customer_id"))


def raw_of_lines():
    return Line.objects.raw("SELECT * FROM shop_line")


def goes_through_raw():
    return [line.amount for line in raw_of_lines()]


def executes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM shop_customer")
        return cursor.fetchall()


def executes_many():
    with connections["default"].cursor() as cursor:
        cursor.executemany(MOVE, [(1, 7), (1, 8)])


def closes():
    with closing(connection.cursor()) as cursor:
        cursor.execute("DELETE FROM shop_tag WHERE name = %s", ["old"])


def with_extra_table():
    return Order.objects.extra(tables=["shop_region"], where=["shop_region.id = shop_order.size"]).count()


def with_raw_condition():
    count = RawSQL("SELECT COUNT(*) FROM shop_line WHERE order_id = shop_order.id", [])
    return list(Order.objects.annotate(count=count))


def with_subselect():
    ids = Order.objects.extra(select={"n": "SELECT COUNT(*) FROM shop_tag"})
    return [order.pk for order in ids]


class Text(models.Func):
    function = "LOWER"


def with_function():
    return list(Customer.objects.annotate(low=Text("region__name")).values("low"))


def truncates():
    table = Line._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def quotes():
    with connection.cursor() as cursor:
        cursor.execute('INSERT INTO "%s" (name) VALUES (%%s)' % "shop_region", ["South"])
