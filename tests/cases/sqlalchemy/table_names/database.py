import re

from sqlalchemy import Integer
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower()


class Prefixed:
    @declared_attr
    def __tablename__(cls) -> str:
        return f"app_{cls.__name__.lower()}s"


class Snaked:
    @declared_attr
    def __tablename__(cls):
        return snake(cls.__name__)


class Replaced:
    @declared_attr
    def __tablename__(cls):
        name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", cls.__name__)
        return re.sub("([a-z0-9])([A-Z])", r"\1_\2", name).lower() + "s"


class Added:
    @declared_attr
    def __tablename__(cls):
        return "t_" + cls.__name__


PREFIX = "shop_"


class Order(Base):
    id = mapped_column(Integer, primary_key=True)


class Customer(Prefixed, Base):
    id = mapped_column(Integer, primary_key=True)


class OrderLine(Snaked, Base):
    id = mapped_column(Integer, primary_key=True)


class HTTPLogEntry(Replaced, Base):
    id = mapped_column(Integer, primary_key=True)


class Item(Added, Base):
    id = mapped_column(Integer, primary_key=True)


class Parcel(Base):
    __tablename__ = PREFIX + "parcels"
    id = mapped_column(Integer, primary_key=True)


class Stock(Base):
    __tablename__ = "{}stock".format(PREFIX)
    id = mapped_column(Integer, primary_key=True)
