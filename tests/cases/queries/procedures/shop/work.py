from django.db import connection, connections

MONTH = "close_month"


def by_name():
    with connection.cursor() as cursor:
        cursor.callproc("tidy_orders", [1])


def by_constant(year):
    with connections["archive"].cursor() as cursor:
        cursor.callproc(MONTH, [year])
        cursor.execute("SELECT o.id FROM shop_order o JOIN shop_line l ON l.order_id = o.id")


def by_statement():
    cursor = connections["archive"].cursor()
    cursor.execute("CALL shop.move_orders(%s)", [1])
    cursor.execute("EXEC refresh_totals")
    cursor.executemany("INSERT INTO shop_line (order_id) VALUES (%s)", [(1,)])
