from database import Session
from shop.models import Customer, Log, Order
from sqlalchemy import exists, func
from sqlalchemy.orm import aliased, joinedload, selectinload

session = Session()


def prepare():
    session.add_all([Customer(size=1, id=1), Customer(size=2, id=2)])
    session.add(Order(customer_id=1, paid=0))
    session.commit()


def count():
    return session.query(Order).filter(Order.paid > 0).count()


def one_column():
    return session.query(Order.id).filter_by(paid=1).scalar()


def aggregate():
    return session.query(func.max(Order.paid)).one()


def joined():
    return session.query(Order).join(Customer).filter(Customer.size > 1).all()


def joined_by_relation():
    return session.query(Order).join(Order.customer).order_by(Customer.size).first()


def pairs():
    return [(order.paid, customer.size) for order, customer in session.query(Order, Customer)]


def compared():
    return session.query(Order).filter(Order.id == Log.order_id).all()


def loaded():
    return session.query(Order).options(joinedload(Order.customer)).all()


def loaded_later():
    return session.query(Order).options(selectinload(Order.customer)).populate_existing().all()


def inner():
    bad = session.query(Log.order_id).subquery()
    return session.query(Order).filter(Order.id.in_(bad.select())).all()


def existing():
    return session.query(exists().where(Customer.size == 5)).scalar()


def doubled():
    other = aliased(Customer)
    return session.query(other).filter(other.size == 1).all()


def change():
    session.query(Order).filter(Order.id == 1).update({"paid": 2}, synchronize_session=False)


def drop():
    session.query(Log).filter(Log.order_id == 3).delete()


def has_any():
    return session.query(Order).filter(Order.customer.has(size=1)).count()


def sliced():
    return session.query(Order)[0:2], session.query(Customer).get(2)


def build(paid):
    return session.query(Order).filter(Order.paid == paid)


def built():
    return build(2).all()
