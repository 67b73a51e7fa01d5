from database import Session
from shop.models import Customer, Line, Order, Tag


def prepare():
    with Session.begin() as session:
        order = Order(lines=[Line()], tags=[Tag()])
        session.add(Customer(orders=[order, Order(parent=order)]))


def orders_of(session):
    return session.get(Customer, 1).orders


def read_orders():
    with Session() as session:
        for order in orders_of(session):
            print(order.customer)


def read_lines():
    with Session() as session:
        order = session.query(Order).first()
        return [line.order for line in order.lines]


def read_tags():
    with Session() as session:
        return session.get(Order, 1).tags


def read_backwards():
    with Session() as session:
        return session.get(Tag, 1).orders


def read_children():
    with Session() as session:
        return session.query(Order).order_by(Order.id).first().children[0].parent
