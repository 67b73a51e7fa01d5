"""Mapped classes, tables and foreign keys."""

from __future__ import annotations

import pytest

from analyzers.frameworks.sqlalchemy import SqlAlchemyReader
from analyzers.program import Program
from tests.fakes.sources import program_of


def read(text: str, path: str = "app.py", **more: str) -> Program:
    """The program of one file, and other modules by name, as the SQLAlchemy reader sees it."""
    extra = {f"{name}.py": source for name, source in more.items()}
    return program_of({path: text, **extra}, [SqlAlchemyReader()])


def tables(program: Program) -> list[tuple[str, str | None]]:
    """Name and class of each table."""
    return [(table.name, table.model) for table in program.tables]


def keys(program: Program) -> list[tuple[str, str, str, str]]:
    """Table, column, target and kind of each foreign key."""
    return [(key.table, key.column, key.target, key.kind) for key in program.foreign_keys]


@pytest.mark.parametrize(
    "base",
    [
        "from sqlalchemy.orm import declarative_base\nBase = declarative_base()",
        "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase): ...",
        "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nBase = db.Model",
        "from flask_appbuilder import Model as Base",
        "from sqlalchemy.orm import registry\nBase = registry().generate_base()",
    ],
)
def test_declarative_classes(base: str) -> None:
    """A class with a table name is mapped when its base comes from outside, whatever made the base."""
    assert tables(read(f"{base}\nclass Order(Base):\n    __tablename__ = 'orders'\n")) == [("orders", "app.Order")]


NAMES = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, declared_attr
import outside
db = SQLAlchemy()
class Base(DeclarativeBase): ...
class Named:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
class InShop:
    @declared_attr
    def __table_args__(cls):
        return outside.arguments(cls, schema="shop")
PREFIX = "shop_"
"""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("class HTTPLogEntry(db.Model):\n    id = db.Column(db.Integer)", "http_log_entry"),
        ("class Order(db.Model):\n    __abstract__ = True\n    id = db.Column(db.Integer)", None),
        ("class OrderLine(Named, Base): ...", "orderline"),
        ("class Order(Base):\n    __tablename__ = PREFIX + 'orders'", "shop_orders"),
        ("class Order(Base):\n    __tablename__ = 'orders'\n    __table_args__ = {'schema': 'shop'}", "shop.orders"),
        ("class Order(Base):\n    __tablename__ = 'orders'\n    __table_args__ = {'schema': 'public'}", "orders"),
        ("class Order(InShop, Base):\n    __tablename__ = 'orders'", "shop.orders"),
        ("class Order(Base):\n    __table__ = outside.Table('orders', Base.metadata)", "orders"),
        ("class Order(Base):\n    id = Column(Integer)", None),
        ("class Order:\n    __tablename__ = 'orders'", None),
    ],
)
def test_table_names(body: str, name: str | None) -> None:
    """The table's name is given, follows a convention, or the class has no table."""
    assert [table.name for table in read(NAMES + body).tables] == ([name] if name else [])


def test_computed_name_is_a_blind_spot() -> None:
    """A class whose table's name is computed keeps what is known of it, and is named."""
    program = read(NAMES + "class Order(Base):\n    __tablename__ = outside.PREFIX + 'orders'")
    assert tables(program) == [("…orders", "app.Order")]
    assert [(spot.reason, spot.detail) for spot in program.blind_spots if spot.kind == "model"] == [
        ("the name of a table is computed", "app.Order")
    ]


def test_inheritance() -> None:
    """A child without a table name shares its parent's table; one with its own refers to the parent's."""
    program = read(
        """
        from sqlalchemy.orm import DeclarativeBase
        from sqlalchemy import Column, ForeignKey, select
        class Base(DeclarativeBase): ...
        class Person(Base):
            __tablename__ = "people"
            id = Column(primary_key=True)
        class Manager(Person): ...
        class Engineer(Person):
            __tablename__ = "engineers"
            id = Column(ForeignKey("people.id"), primary_key=True)
        def managers():
            return select(Manager)
        """
    )
    assert tables(program) == [("engineers", "app.Engineer"), ("people", "app.Person")]
    assert keys(program) == [("engineers", "id", "people", "inheritance")]
    assert [(access.function, access.table) for access in program.accesses] == [("app.managers", "people")]


def test_classes_mapped_by_a_call() -> None:
    """A `Table` is a table; a class that is mapped to it stands for it."""
    program = read(
        """
        from sqlalchemy import Table, Column, ForeignKey
        from sqlalchemy.orm import registry
        mapper = registry()
        orders = Table("orders", mapper.metadata, Column("customer_id", ForeignKey("customers.id")))
        tags = Table("order_tags", mapper.metadata, Column("order", ForeignKey(orders.c.id)), schema="shop")
        class Order: ...
        mapper.map_imperatively(Order, orders)
        """
    )
    assert tables(program) == [("orders", "app.Order"), ("shop.order_tags", None)]
    assert keys(program) == [
        ("orders", "customer_id", "customers", "foreign_key"),
        ("shop.order_tags", "order", "orders", "foreign_key"),
    ]


def test_foreign_keys() -> None:
    """Foreign keys are texts, columns of classes, constraints, or columns that a mixin declares."""
    program = read(
        """
        from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, declared_attr
        from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint
        from outside import computed
        class Base(DeclarativeBase): ...
        class Customer(Base):
            __tablename__ = "customers"
            id = Column(primary_key=True)
        class Owned:
            @declared_attr
            def owner_id(cls):
                return Column(ForeignKey("users.id"))
        class Order(Owned, Base):
            __tablename__ = "orders"
            __table_args__ = (ForeignKeyConstraint(["year", "number"], ["shop.bills.year", "shop.bills.number"]),)
            customer: Mapped[int] = mapped_column(ForeignKey(Customer.id), unique=True)
            batch = Column(ForeignKey("public.batches.id"))
            other = Column(ForeignKey(computed))
        """
    )
    assert keys(program) == [
        ("orders", "batch", "batches", "foreign_key"),
        ("orders", "customer", "customers", "one_to_one"),
        ("orders", "number", "shop.bills", "foreign_key"),
        ("orders", "owner_id", "users", "foreign_key"),
        ("orders", "year", "shop.bills", "foreign_key"),
    ]
    spots = [(spot.reason, spot.detail) for spot in program.blind_spots if spot.kind == "model"]
    assert spots == [("the target of a foreign key is not known", "other")]


MODEL = """
from sqlalchemy.orm import declarative_base
from sqlalchemy import Column, ForeignKey
Base = declarative_base()
class Order(Base):
    __tablename__ = "orders"
    customer = Column(ForeignKey("customers.id"))
"""


@pytest.mark.parametrize("path", ["tests/test_orders.py", "shop/migrations/versions/0001_orders.py"])
def test_copies_are_no_tables(path: str) -> None:
    """Classes that tests and migrations declare for themselves are no tables of the program."""
    program = read(MODEL, path)
    assert tables(program) == []
    assert keys(program) == []


def test_django_models_are_left_alone() -> None:
    """A class of Django is not taken for one of SQLAlchemy's."""
    text = "from django.db import models\nclass Order(models.Model):\n    __tablename__ = 'x'\n    a = models.Column()"
    assert tables(read(text)) == []
