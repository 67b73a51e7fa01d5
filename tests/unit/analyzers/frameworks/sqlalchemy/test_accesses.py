"""Reads, writes, joins and transactions through SQLAlchemy."""

from __future__ import annotations

import pytest

from analyzers.frameworks.sqlalchemy import SqlAlchemyReader
from analyzers.program import Program
from tests.fakes.sources import program_of

MODELS = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Table
from sqlalchemy.orm import relationship, Mapped
db = SQLAlchemy()
tags = Table("tags", db.metadata)
class Customer(db.Model):
    __tablename__ = "customers"
    id = db.Column(db.Integer)
    name = db.Column(db.String)
class Order(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.Integer)
    paid = db.Column(db.Boolean)
    customer = db.relationship("Customer", backref="orders")
    lines = db.relationship(lambda: Line, lazy="dynamic", backref=db.backref("order"))
    def total(self): ...
class Line(db.Model):
    __tablename__ = "lines"
    id = db.Column(db.Integer)
    amount: Mapped[int]
    def price(self): ...
"""
HEAD = """
from models import db, Customer, Order, Line, tags
from sqlalchemy import select, insert, update, delete, func
from sqlalchemy.orm import joinedload, aliased
"""


def read(body: str, head: str = "def use(x, session):\n") -> Program:
    """The program of three mapped classes and one function."""
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    return program_of({"models.py": MODELS, "use.py": f"{HEAD}{head}{indented}"}, [SqlAlchemyReader()])


def accesses(program: Program) -> list[tuple[str, str, str]]:
    """Operation, table and confidence of each access, sorted."""
    return sorted({(a.operation, a.table, a.confidence) for a in program.accesses if a.function == "use.use"})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("db.session.query(Order).filter_by(paid=True).all()", [("select", "orders", "certain")]),
        ("db.session.query(func.count(Order.id)).scalar()", [("select", "orders", "certain")]),
        ("session.query(Order).first()", [("select", "orders", "likely")]),
        ("x['session'].query(Order).first()", [("select", "orders", "likely")]),
        ("x.query(Order)", []),
        ("Order.query.filter_by(id=1).first_or_404()", [("select", "orders", "certain")]),
        ("db.session.execute(select(Order).where(Order.id == 1))", [("select", "orders", "certain")]),
        ("db.session.get(Order, 1)", [("select", "orders", "certain")]),
        ("db.session.add(Order())", [("insert", "orders", "certain")]),
        ("new = Order()\nnew.paid = True\ndb.session.add(new)", [("insert", "orders", "certain")]),
        ("db.session.add_all([Order(), Line()])", [("insert", "lines", "certain"), ("insert", "orders", "certain")]),
        (
            "db.session.delete(Order.query.get(1))",
            [("delete", "orders", "certain"), ("select", "orders", "certain")],
        ),
        (
            "db.session.merge(Order())",
            [("insert", "orders", "likely"), ("select", "orders", "likely"), ("update", "orders", "likely")],
        ),
        ("db.session.bulk_insert_mappings(Order, [])", [("insert", "orders", "certain")]),
        ("db.session.bulk_update_mappings(Order, [])", [("update", "orders", "certain")]),
        ("db.session.query(Order).filter_by(id=1).update({'paid': True})", [("update", "orders", "certain")]),
        ("Order.query.filter_by(id=1).delete()", [("delete", "orders", "certain")]),
        ("q = db.session.query(Order)\nq.delete()", [("delete", "orders", "certain"), ("select", "orders", "certain")]),
        ("db.session.execute(insert(Order).values(id=1))", [("insert", "orders", "certain")]),
        (
            "db.session.execute(update(Order).where(Line.id == 1))",
            [("select", "lines", "likely"), ("update", "orders", "certain")],
        ),
        ("db.session.execute(delete(Order))", [("delete", "orders", "certain")]),
        ("db.session.execute(tags.insert().values(name=1))", [("insert", "tags", "certain")]),
        ("db.session.execute(Order.__table__.update())", [("update", "orders", "certain")]),
        ("db.session.execute(select(tags.c.name))", [("select", "tags", "certain")]),
        ("x.add(Order())", []),
        ("', '.join([Order.name])", []),
    ],
)
def test_operations(body: str, expected: list[tuple[str, str, str]]) -> None:
    """Each way to read or write is an access with its operation, as sure as the session is known."""
    assert accesses(read(body)) == expected


@pytest.mark.parametrize(
    ("body", "tables"),
    [
        ("db.session.query(Order).join(Line)", ("lines", "orders")),
        ("db.session.query(Order).join(Order.customer).filter().all()", ("customers", "orders")),
        ("db.session.query(Order).join(Line).outerjoin(Customer).all()", ("customers", "lines", "orders")),
        ("db.session.query(Order, Line).filter(Order.id == Line.id)", ("lines", "orders")),
        ("select(Order.id).join(tags)", ("orders", "tags")),
        ("Order.query.join(Line)", ("lines", "orders")),
        ("q = db.session.query(Order)\nq.join(Line)", ("lines", "orders")),
    ],
)
def test_joins(body: str, tables: tuple[str, ...]) -> None:
    """The tables of one query are joined once, however long the chain is."""
    assert [(join.function, join.tables, join.mechanism) for join in read(body).joins] == [("use.use", tables, "orm")]


@pytest.mark.parametrize(
    "body",
    [
        "db.session.query(Order).filter().first().total()",
        "for order in db.session.query(Order):\n    order.total()",
        "[order.total() for order in Order.query.all()]",
        "db.session.query(Order).all()[0].total()",
        "db.session.scalars(select(Order)).one().total()",
        "db.session.execute(select(Order)).scalars().all()[0].total()",
        "db.session.scalar(select(Order)).total()",
        "db.session.get(Order, 1).total()",
        "session.query(Order).one().total()",
        "db.session.query(aliased(Order)).one().total()",
        "Customer.query.first().orders[0].total()",
        "for order in Customer.query.first().orders:\n    order.total()",
        "Line.query.first().order.total()",
        "def inner(line: Line):\n    line.order.total()",
    ],
)
def test_results_are_typed(body: str) -> None:
    """What a query gives is an object of its class, so that calls on it are resolved."""
    calls = {r.target for r in read(body).references if r.kind == "call"}
    assert "models.Order.total" in calls


def test_dynamic_relation_is_a_query() -> None:
    """A dynamic relation is filtered like a query and gives objects."""
    program = read("Order.query.first().lines.filter_by(amount=1).first().price()")
    assert "models.Line.price" in {r.target for r in program.references if r.kind == "call"}


def test_objects() -> None:
    """A relation that is read loads its table; a column that is assigned is written back."""
    program = read("order = Order.query.first()\norder.customer.name\norder.paid = True\nfor o in x:\n    order.lines")
    found = [(a.operation, a.table, a.confidence, a.in_loop) for a in program.accesses]
    assert found == [
        ("select", "orders", "certain", False),
        ("select", "customers", "likely", False),
        ("update", "orders", "likely", False),
        ("select", "lines", "likely", True),
    ]


def test_eager_loading() -> None:
    """Options that load a relation read its table in the same query."""
    found = accesses(read("Order.query.options(joinedload(Order.customer)).all()"))
    assert ("select", "customers", "certain") in found


@pytest.mark.parametrize(
    ("body", "mechanism", "tables"),
    [
        (
            "with db.session.begin():\n    db.session.add(Order())\ndb.session.add(Line())",
            "session.begin",
            ("orders",),
        ),
        ("with session.begin_nested():\n    session.add(Order())", "session.begin", ("orders",)),
        ("with x.engine.begin() as c:\n    c.execute(insert(Order))", "session.begin", ("orders",)),
        ("db.session.add(Order())\ndb.session.add(Line())\ndb.session.commit()", "session.commit", ("lines", "orders")),
    ],
)
def test_transactions(body: str, mechanism: str, tables: tuple[str, ...]) -> None:
    """A block that begins a transaction, or else the function that commits, holds what is written inside."""
    found = [(t.function, t.tables, t.mechanism) for t in read(body).transactions]
    assert found == [("use.use", tables, mechanism)]


def test_other_transactions() -> None:
    """`begin` and `commit` of other things are no transactions."""
    assert read("with x.begin():\n    x.commit()\nrepo.commit()").transactions == ()


def test_nothing_without_models() -> None:
    """A program that maps nothing has no accesses, whatever its names are."""
    text = "def use(session, order):\n    session.add(order)\n    session.commit()"
    program = program_of({"use.py": text}, [SqlAlchemyReader()])
    assert program.accesses == ()
    assert program.transactions == ()
