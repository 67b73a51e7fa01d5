from sqlalchemy import select
from sqlalchemy_continuum import parent_class, transaction_class, version_class

from shop.database import Session
from shop.models import Note, Order, Price, Return


def add():
    with Session() as session:
        session.add(Return(size=1))
        session.commit()


def add_note():
    with Session() as session:
        session.add(Note())
        session.commit()


def resize():
    with Session() as session:
        order = session.get(Order, 1)
        order.size = 2
        session.commit()


def price():
    with Session() as session:
        session.add(Price(amount=1))
        session.commit()


def drop_price():
    with Session() as session:
        session.delete(session.get(Price, 1))
        session.commit()


def past():
    with Session() as session:
        return session.scalars(select(version_class(Price))).all()


def present():
    with Session() as session:
        return session.scalars(select(parent_class(version_class(Price)))).all()


def changes():
    with Session() as session:
        return session.query(transaction_class(Order)).all()
