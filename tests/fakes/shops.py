"""A small project with tables under accepted boundaries, and calls of the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FILES = {
    "project/orders/__init__.py": "",
    "project/orders/models.py": """\
        from sqlalchemy import Column, Integer
        from sqlalchemy.orm import declarative_base

        Base = declarative_base()

        class Order(Base):
            __tablename__ = "orders_order"
            id = Column(Integer, primary_key=True)
        """,
    "project/orders/views.py": """\
        from billing import api
        from billing.models import Invoice

        def pay(session, order):
            api.charge(order)
            session.add(Invoice(order=order))
        """,
    "project/billing/__init__.py": "",
    "project/billing/api.py": """\
        def charge(order):
            return order

        def refund(order):
            return order
        """,
    "project/billing/models.py": """\
        from sqlalchemy import Column, Integer
        from sqlalchemy.orm import declarative_base

        Base = declarative_base()

        class Invoice(Base):
            __tablename__ = "billing_invoice"
            id = Column(Integer, primary_key=True)
            order = Column(Integer)
        """,
    "boundaries.toml": """\
        schema_version = 1

        [services.orders]
        owns = ["orders"]
        tables = ["orders_order"]

        [services.billing]
        owns = ["billing"]
        tables = ["billing_invoice"]
        expose = ["billing.api.*"]
        """,
}

Call = Callable[..., tuple[int, str, str]]


def edit(path: Path, before: str, after: str) -> None:
    """Replaces a part of a file."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
