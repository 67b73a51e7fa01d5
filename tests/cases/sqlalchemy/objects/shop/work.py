from database import Session
from shop.models import Log, Order


def prepare():
    with Session() as session:
        session.add(Order(id=1))
        session.add_all(Log(size=n) for n in range(3))
        session.commit()


def change():
    with Session() as session:
        order = session.get(Order, 1)
        order.size = 3
        session.flush()


def change_named(name="size"):
    with Session() as session:
        log = session.query(Log).first()
        setattr(log, name, 7)
        session.commit()


def grow():
    with Session() as session:
        order = session.get(Order, 1)
        order.grow()
        session.commit()


def reload():
    with Session() as session:
        order = Order(id=5)
        session.add(order)
        session.flush()
        session.refresh(order)


def merge():
    with Session() as session:
        session.merge(Order(id=1, size=4))
        session.commit()


def drop():
    with Session.begin() as session:
        for log in session.query(Log):
            session.delete(log)


def save_all(session, objects):
    session.bulk_save_objects(objects)


def bulk():
    with Session.begin() as session:
        session.bulk_insert_mappings(Log, [{"size": 1}])
        session.bulk_update_mappings(Order, [{"id": 1, "size": 9}])
        save_all(session, [Log(size=3)])
