from database import Session
from shop.model import Order, Shop


def prepare():
    with Session() as session:
        session.add_all([Order(id=1), Shop(id=1)])
        session.commit()


def mark():
    with Session() as session:
        order = session.get(Order, 1)
        order.label("late")
        session.commit()


def labels():
    with Session() as session:
        return session.query(Shop.Label).all()


def notes():
    with Session() as session:
        return [note.id for note in session.get(Order, 1).notes]
