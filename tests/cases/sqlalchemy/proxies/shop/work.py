from database import Session
from shop.models import Line, Order, Product


def prepare():
    with Session.begin() as session:
        session.add(Order(lines=[Line(product=Product())]))


def products():
    with Session() as session:
        return list(session.get(Order, 1).products)


def size():
    with Session() as session:
        return session.get(Order, 1).size


def number():
    with Session() as session:
        return session.get(Order, 1).number
