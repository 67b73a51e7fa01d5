from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from shop.models import Customer, Invoice, Order, tagging

Session = sessionmaker()


def place(name):
    with Session.begin() as session:
        customer = session.scalars(select(Customer).where(Customer.name == name)).one()
        session.add(Order(customer=customer))
        session.execute(tagging.insert().values(order_id=1))


def close(session, key):
    order = session.get(Order, key)
    order.close()
    order.customer.greet()
    session.commit()


def paid(session):
    return session.query(Order).join(Customer).filter(Order.paid).all()


def drop():
    Session().query(Invoice).filter_by(paid=False).delete()
