from database import Session
from shop.models import Order, Receipt


def add():
    with Session() as session:
        session.add(Order(size=1))
        session.commit()


def change():
    with Session() as session:
        order = session.get(Order, 1)
        order.size = 2
        session.commit()


def pay():
    with Session() as session:
        session.add(Receipt())
        session.commit()
