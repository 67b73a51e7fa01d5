from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import mapped_column, relationship

from database import Base

tagging = Table(
    "tagging",
    Base.metadata,
    Column("order_id", ForeignKey("orders.id")),
    Column("tag_id", ForeignKey("tags.id")),
)


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    lines = relationship("Line", cascade="all, delete-orphan", back_populates="order")
    tags = relationship("Tag", secondary=tagging)


class Line(Base):
    __tablename__ = "lines"
    id = mapped_column(Integer, primary_key=True)
    order_id = mapped_column(ForeignKey("orders.id"))
    order = relationship(Order, back_populates="lines")


class Tag(Base):
    __tablename__ = "tags"
    id = mapped_column(Integer, primary_key=True)
