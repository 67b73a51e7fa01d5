from contextlib import contextmanager

from database import Session, engine
from shop.models import Log, Order
from sqlalchemy import insert


@contextmanager
def scope():
    session = Session()
    try:
        yield session
        session.commit()
    finally:
        session.close()


def log(session):
    session.add(Log())
    session.flush()


def block():
    with Session() as session, session.begin():
        session.add(Order())
        session.flush()
        log(session)


def made():
    with Session.begin() as session:
        log(session)


def nested():
    with Session() as session:
        with session.begin_nested():
            session.add(Order())
        session.commit()


def connected():
    with engine.begin() as connection:
        connection.execute(insert(Order).values(id=9))


def committed():
    session = Session()
    session.add(Order())
    log(session)
    session.commit()


class Unit:
    def __enter__(self):
        self.session = Session()
        return self

    def __exit__(self, *error):
        self.session.rollback()

    def commit(self):
        self.session.commit()


def by_unit():
    with Unit() as unit:
        unit.session.add(Order())
        unit.session.flush()
        unit.commit()


def by_scope():
    with scope() as session:
        session.add(Order())
        session.flush()
