from sqlalchemy import select

from shop.models import Item, User


class Repository:
    def __init__(self, model, session):
        self.model = model
        self.session = session

    def get(self, key):
        return self.session.get(self.model, key)

    def list(self):
        return self.session.scalars(select(self.model)).all()

    def create(self, **values):
        made = self.model(**values)
        self.save(made)
        return made

    def save(self, thing):
        self.session.add(thing)
        self.session.flush()


class ByClass:
    model = None

    def __init__(self, session):
        self.session = session

    def query(self):
        return self.session.query(self.model)

    def count(self):
        return self.query().count()

    def drop_all(self):
        self.session.query(self.model).delete()


class Users(ByClass):
    model = User


class Items(ByClass):
    model = Item


def find(session, model, key):
    return session.query(model).filter_by(id=key).first()


def save(session, thing):
    session.add(thing)
    session.commit()
