from database import Session
from shop.models import Line, Order, Tag


def prepare():
    with Session.begin() as session:
        session.add_all([Order(id=1), Order(id=2), Tag(id=1)])


def add_line():
    with Session.begin() as session:
        order = session.get(Order, 1)
        order.lines.append(Line())


def add_tag():
    with Session.begin() as session:
        order = session.get(Order, 1)
        order.tags.append(session.get(Tag, 1))


def move_line():
    with Session.begin() as session:
        line = session.query(Line).first()
        line.order = session.get(Order, 2)


def remove_tag():
    with Session.begin() as session:
        order = session.get(Order, 1)
        order.tags.remove(order.tags[0])


def drop():
    with Session.begin() as session:
        session.delete(session.get(Order, 2))
