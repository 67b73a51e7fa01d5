from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, mapped_column

SCHEMA = "stock"
metadata = MetaData(schema="sales", naming_convention={"fk": "fk_%(table_name)s"})


class Base(DeclarativeBase):
    metadata = metadata


class Plain(DeclarativeBase): ...


class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(Integer, primary_key=True)
    number = mapped_column(Integer)


class Line(Base):
    __tablename__ = "lines"
    __table_args__ = (
        ForeignKeyConstraint(["order_id", "number"], ["sales.orders.id", "sales.orders.number"]),
        UniqueConstraint("order_id"),
        {"schema": "details"},
    )
    id = mapped_column(Integer, primary_key=True)
    order_id = mapped_column(Integer)
    number = mapped_column(Integer)


class Item(Plain):
    __tablename__ = "items"
    __table_args__ = {"schema": SCHEMA}
    id = mapped_column(Integer, primary_key=True)


class Piece(Plain):
    __table__ = Table(
        "pieces",
        Plain.metadata,
        Column("id", Integer, primary_key=True),
        Column("item_id", ForeignKey(f"{SCHEMA}.items.id")),
    )


class Shelf(Plain):
    __tablename__ = "shelves"
    id = mapped_column(Integer, primary_key=True)
    item_id = mapped_column(Integer, ForeignKey(Item.id))
    piece_id = mapped_column(Integer, ForeignKey(Piece.__table__.c.id))


stocked = Table(
    "stocked",
    Plain.metadata,
    Column("item_id", Item.id.type, ForeignKey(Item.id), primary_key=True),
    Column("shelf_id", ForeignKey("shelves.id"), primary_key=True),
    schema="stock",
)
prices = Table("prices", metadata, Column("order_id", ForeignKey("sales.orders.id")))
