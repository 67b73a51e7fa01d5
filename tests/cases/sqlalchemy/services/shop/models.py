from sqlalchemy import Integer
from sqlalchemy.orm import mapped_column

from database import Base


class User(Base):
    __tablename__ = "users"
    id = mapped_column(Integer, primary_key=True)


class Item(Base):
    __tablename__ = "items"
    id = mapped_column(Integer, primary_key=True)
