from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, configure_mappers, mapped_column, relationship
from sqlalchemy_continuum import version_class

from shop.database import Base

tagging = Table(
    "tagging",
    Base.metadata,
    Column("order_id", ForeignKey("orders.id"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id"), primary_key=True),
)


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)


class Audited:
    __versioned__ = {"exclude": ["seen"]}


class Order(Audited, Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    seen: Mapped[int] = mapped_column(default=0)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    tags: Mapped[list[Tag]] = relationship(secondary=tagging)
    lines: Mapped[list["Line"]] = relationship(back_populates="order")


class Line(Audited, Base):
    __tablename__ = "lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order] = relationship(back_populates="lines")


class Urgent(Order):
    __tablename__ = "urgent"

    id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    days: Mapped[int]


class Draft(Base):
    __tablename__ = "drafts"
    __versioned__ = {"versioning": False}

    id: Mapped[int] = mapped_column(primary_key=True)


configure_mappers()
OrderVersion = version_class(Order)
