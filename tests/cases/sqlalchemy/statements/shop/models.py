from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import mapped_column

from database import Base


class Item(Base):
    __tablename__ = "items"
    id = mapped_column(Integer, primary_key=True)
    size = mapped_column(Integer)


class Box(Base):
    __tablename__ = "boxes"
    id = mapped_column(Integer, primary_key=True)
    size = mapped_column(Integer)


packed = Table(
    "packed", Base.metadata, Column("item_id", ForeignKey("items.id"), primary_key=True), Column("box_id", Integer)
)
