import sqlalchemy as sa

from database import Session
from shop.model import Model, notes


class Store:
    def __init__(self, model):
        self.model = model

    def add(self):
        with Session() as session:
            session.execute(self.model.orders.insert().values(id=1))
            session.commit()

    def lines(self):
        lines = self.model.lines
        with Session() as session:
            return session.execute(sa.select(lines.c.id).where(lines.c.order_id == 1)).all()


def add():
    Store(Model()).add()


def lines():
    return Store(Model()).lines()


def clear():
    with Session() as session:
        session.execute(notes.delete())
        session.commit()
