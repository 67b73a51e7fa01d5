from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import Mapped, WriteOnlyMapped, backref, mapped_column, relationship

from database import Base

tagging = Table(
    "tagging",
    Base.metadata,
    Column("order_id", ForeignKey("orders.id")),
    Column("tag_id", ForeignKey("tags.id")),
)


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    customer: Mapped[Customer | None] = relationship(back_populates="orders")
    parent = relationship("Order", remote_side=[id], backref="children")
    lines: Mapped[list[Line]] = relationship(lambda: Line, backref=backref("order", uselist=False))
    tags = relationship("shop.models.Tag", secondary=tagging, backref="orders")
    notes: WriteOnlyMapped["Note"] = relationship()


class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("orders.id"))


class Tag(Base):
    __tablename__ = "tags"
    id = Column(Integer, primary_key=True)


class Note(Base):
    __tablename__ = "notes"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("orders.id"))
