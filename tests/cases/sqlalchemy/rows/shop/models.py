from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import mapped_column, relationship

from database import Base


class Kind(Base):
    __tablename__ = "kinds"
    id = mapped_column(Integer, primary_key=True)


class Item(Base):
    __tablename__ = "items"
    id = mapped_column(Integer, primary_key=True)
    kind_id = mapped_column(ForeignKey("kinds.id"))
    kind = relationship(Kind)


class Box(Base):
    __tablename__ = "boxes"
    id = mapped_column(Integer, primary_key=True)
    item_id = mapped_column(ForeignKey("items.id"))
    item = relationship(Item)
