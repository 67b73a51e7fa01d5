from sqlalchemy import Column, ForeignKey
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase): ...


class Order(Base):
    __tablename__ = "orders"


class Line(Base):
    __tablename__ = "lines"
    order_id = Column(ForeignKey("orders.id"))
