from contextlib import contextmanager

from database import Session, engine
from shop.models import Order
from sqlalchemy import orm, select
from sqlalchemy.orm import scoped_session, sessionmaker

scoped = scoped_session(Session)
context = {}


def make():
    return sessionmaker(bind=engine)()


def get_db():
    db = Session()
    try:
        yield db
    finally:
        db.close()


@contextmanager
def managed():
    with orm.Session(engine) as s, s.begin():
        yield s


class Store:
    def __init__(self, factory=Session):
        self._db = factory()

    @property
    def db(self):
        return self._db

    def add(self):
        self.db.add(Order())
        self._db.commit()


def by_factory():
    return make().query(Order).all()


def by_generator():
    db = next(get_db())
    return db.query(Order).count()


def by_manager():
    with managed() as s:
        s.add(Order())


def by_scope():
    scoped.add(Order())
    scoped.commit()
    return scoped().query(Order).first()


def by_class():
    Store().add()


def by_dict():
    context["session"] = Session()
    return context["session"].scalars(select(Order)).all()


def count(db):
    return db.query(Order).count()


def passed():
    with Session() as s:
        return count(s)


def by_keyword(*, connection):
    return connection.execute(select(Order.id)).fetchall()


def connected():
    with engine.connect() as found:
        return by_keyword(connection=found)
