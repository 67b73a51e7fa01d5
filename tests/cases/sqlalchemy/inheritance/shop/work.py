from database import Session
from shop.models import Company, Person, Truck
from sqlalchemy import select


def prepare():
    with Session.begin() as session:
        session.add(Person(age=3))
        session.add(Company(seats=2))
        session.add(Truck())


def people():
    with Session() as session:
        return session.scalars(select(Person)).all()


def companies():
    with Session() as session:
        return session.query(Company).all()


def trucks():
    with Session() as session:
        return session.query(Truck).count()
