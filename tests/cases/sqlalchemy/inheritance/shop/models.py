from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.ext.declarative import ConcreteBase
from sqlalchemy.orm import mapped_column

from database import Base


class Party(Base):
    __tablename__ = "parties"
    id = mapped_column(Integer, primary_key=True)
    kind = mapped_column(String)
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "party"}


class Person(Party):
    __mapper_args__ = {"polymorphic_identity": "person"}
    age = mapped_column(Integer, nullable=True)
    friend_id = mapped_column(ForeignKey("parties.id"), nullable=True)


class Company(Party):
    __tablename__ = "companies"
    __mapper_args__ = {"polymorphic_identity": "company"}
    id = mapped_column(ForeignKey("parties.id"), primary_key=True)
    seats = mapped_column(Integer)


class Vehicle(ConcreteBase, Base):
    __tablename__ = "vehicles"
    id = mapped_column(Integer, primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "vehicle", "concrete": True}


class Truck(Vehicle):
    __tablename__ = "trucks"
    id = mapped_column(Integer, primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "truck", "concrete": True}
