from sqlalchemy import Column, Integer

from database import Record


class User(Record):
    __tablename__ = "users"
    size = Column(Integer)


class Item(Record):
    __tablename__ = "items"
    size = Column(Integer)
