"""Names of tables in SQL are brought together with those of models."""

from __future__ import annotations

import pytest

from analyzers.linking.tables import TableNames
from analyzers.program import DataAccess, Join, Location

PLACE = Location("shop/reports.py", 3)
NAMES = TableNames(["orders", "Lines", "shop.bills", "shop.users", "hr.users"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("orders", "orders"),
        ("ORDERS", "orders"),
        ("lines", "Lines"),
        ("bills", "shop.bills"),
        ("SHOP.BILLS", "shop.bills"),
        ("archive.orders", "orders"),
        ("users", "users"),
        ("hr.users", "hr.users"),
        ("payments", "payments"),
    ],
)
def test_resolve(written: str, meant: str) -> None:
    """A name is the declared table it can only mean; a name that could be two tables stays as it is."""
    assert NAMES.resolve(written) == meant


def test_only_sql_is_renamed() -> None:
    """Accesses and joins of models keep their tables; joined names of one table are no join."""
    sql, orm = (DataAccess("shop.f", "ORDERS", "select", PLACE, mechanism) for mechanism in ("sql", "orm"))
    assert [access.table for access in NAMES.accesses([sql, orm])] == ["orders", "ORDERS"]
    joins = [
        Join("shop.f", ("ORDERS", "lines"), PLACE),
        Join("shop.f", ("ORDERS", "orders"), PLACE),
        Join("shop.f", ("ORDERS", "orders"), PLACE, "orm"),
    ]
    assert [join.tables for join in NAMES.joins(joins)] == [("Lines", "orders"), ("ORDERS", "orders")]
