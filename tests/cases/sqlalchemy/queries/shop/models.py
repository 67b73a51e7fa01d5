from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import mapped_column, relationship

from database import Base


class Customer(Base):
    __tablename__ = "customers"
    id = mapped_column(Integer, primary_key=True)
    size = mapped_column(Integer)


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    customer_id = mapped_column(ForeignKey("customers.id"))
    customer = relationship(Customer)
    paid = mapped_column(Integer)


class Log(Base):
    __tablename__ = "logs"
    id = mapped_column(Integer, primary_key=True)
    order_id = mapped_column(Integer)
