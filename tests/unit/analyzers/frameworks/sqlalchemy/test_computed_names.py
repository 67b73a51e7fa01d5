"""Names of tables that are computed from the name of a class, and such as would take too long."""

from __future__ import annotations

import pytest

from analyzers.frameworks.sqlalchemy import SqlAlchemyReader
from tests.fakes.sources import program_of

HEAD = """
import re
from sqlalchemy.orm import DeclarativeBase, declared_attr
def twice(name):
    return twice(name) + twice(name) + twice(name) + twice(name) + twice(name)
def words(name):
    parts = re.sub("([A-Z])", r"_\\1", name)
    return parts.strip("_").lower()
class Base(DeclarativeBase):
    @declared_attr
    def __tablename__(cls):
"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("words(cls.__name__)", "order_line"),
        ("cls.__name__.replace('Line', 's').upper()", "ORDERS"),
        ("f'{words(cls.__name__)}s'", "order_lines"),
        ("twice(cls.__name__)", "…"),
        ("re.sub('(O+)+x', '', cls.__name__)", "…"),
        ("re.sub('O*r*d*e*r*x', '', cls.__name__)", "…"),
        ("re.sub('(', '', cls.__name__)", "…"),
    ],
)
def test_names(expression: str, expected: str) -> None:
    """What can be worked out safely is; the rest is a blind spot."""
    source = f"{HEAD}        return {expression}\nclass OrderLine(Base):\n    pass\n"
    program = program_of({"app.py": source}, [SqlAlchemyReader()])
    assert [table.name for table in program.tables] == [expected]
    spots = [spot.reason for spot in program.blind_spots if spot.kind == "model"]
    assert spots == (["the name of a table is computed"] if expected == "…" else [])
