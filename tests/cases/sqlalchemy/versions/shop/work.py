from sqlalchemy import delete, select

from shop.database import Session
from shop.models import Line, Order, OrderVersion, Tag, Urgent


def add():
    with Session() as session:
        session.add(Order(size=1))
        session.commit()


def add_urgent():
    with Session() as session:
        session.add(Urgent(size=1, days=3))
        session.commit()


def add_line():
    with Session() as session:
        session.add(Line(order_id=1))
        session.commit()


def resize():
    with Session() as session:
        order = session.get(Order, 1)
        order.size = 2
        session.commit()


def tag():
    with Session() as session:
        order = session.get(Order, 1)
        order.size = 3
        order.tags.append(Tag())
        session.commit()


def past_of_one():
    with Session() as session:
        order = session.get(Order, 1)
        return [version.size for version in order.versions]


def when():
    with Session() as session:
        order = session.get(Order, 1)
        return order.versions[0].transaction.issued_at


def past():
    with Session() as session:
        return session.query(OrderVersion).filter(OrderVersion.size > 1).all()


def lately():
    with Session() as session:
        return [version.transaction for version in session.scalars(select(OrderVersion))]


def drop():
    with Session() as session:
        session.delete(session.get(Line, 1))
        session.commit()


def drop_silently():
    with Session() as session:
        session.execute(delete(Line).where(Line.id == 7))
        session.commit()
