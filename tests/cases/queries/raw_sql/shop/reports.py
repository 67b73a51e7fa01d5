import sqlite3

TABLE = "orders"
UNPAID = """
    WITH late AS (SELECT * FROM Orders WHERE due < %s)
    SELECT l.name FROM late JOIN main.lines l ON l.order_id = late.id
"""


def unpaid(cursor, day):
    cursor.execute(UNPAID, [day])


def archive(day):
    with sqlite3.connect("shop.db") as connection:
        connection.execute(f"INSERT INTO archive SELECT * FROM {TABLE} WHERE day < '{day}'")
        sql = "DELETE FROM " + TABLE
        sql += " WHERE day < ?"
        connection.execute(sql, [day])


def run(cursor, query):
    cursor.execute(query)


def clear(cursor):
    run(cursor, "DELETE FROM lines")


def count(cursor, table):
    cursor.execute("SELECT COUNT(*) FROM " + table)


def other(command, text):
    command.execute(text)
