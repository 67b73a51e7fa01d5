"""The tables of a SQL text."""

from __future__ import annotations

import pytest

from analyzers.frameworks.sql.statements import is_sql, tables_of

HOLE = "\x00"


@pytest.mark.parametrize(
    ("query", "reads"),
    [
        ("SELECT * FROM orders", ["orders"]),
        ("SELECT * FROM shop.orders", ["shop.orders"]),
        ("SELECT * FROM public.orders", ["orders"]),
        ('SELECT * FROM "Order Lines"', ["Order Lines"]),
        ("SELECT * FROM `orders` WHERE id IN (%s, %s)", ["orders"]),
        ("SELECT total::text FROM orders WHERE data ? 'vip'", ["orders"]),
        ("SELECT * FROM orders o JOIN lines l ON l.order_id = o.id", ["lines", "orders"]),
        ("SELECT 1 WHERE EXISTS (SELECT 1 FROM lines)", ["lines"]),
        ("WITH recent AS (SELECT * FROM orders) SELECT * FROM recent", ["orders"]),
        ("WITH orders AS (SELECT * FROM orders) SELECT * FROM orders", ["orders"]),
        ("WITH RECURSIVE t AS (SELECT 1 UNION SELECT * FROM t) SELECT * FROM t, nodes", ["nodes"]),
        ("SELECT * FROM generate_series(1, 5)", []),
        ("SELECT * FROM information_schema.tables", []),
        ("SELECT * FROM pg_class", []),
    ],
)
def test_reads(query: str, reads: list[str]) -> None:
    """Every table of a query is read; names the query makes itself and the database's own tables are not."""
    found = tables_of(query, HOLE)
    assert found is not None
    assert [list(group) for group in found.reads] == ([reads] if reads else [])
    assert found.writes == ()


@pytest.mark.parametrize(
    ("query", "writes", "reads"),
    [
        ("INSERT INTO orders (id) VALUES (%(id)s)", [("orders", "insert")], []),
        ("INSERT INTO archive SELECT * FROM orders", [("archive", "insert")], ["orders"]),
        ("REPLACE INTO orders (id) VALUES (1)", [("orders", "insert")], []),
        ("INSERT OR IGNORE INTO orders VALUES (1)", [("orders", "insert")], []),
        ("UPDATE orders SET total = 0", [("orders", "update")], []),
        ("UPDATE orders SET total = l.x FROM lines l", [("orders", "update")], ["lines"]),
        ("UPDATE o SET total = 0 FROM orders o", [("orders", "update")], ["orders"]),
        ("DELETE FROM orders WHERE id IN (SELECT order_id FROM lines)", [("orders", "delete")], ["lines"]),
        ("DELETE o FROM orders o JOIN lines l ON o.id = l.o", [("orders", "delete")], ["lines", "orders"]),
        ("TRUNCATE TABLE orders", [("orders", "delete")], []),
        (
            "WITH gone AS (DELETE FROM orders RETURNING *) INSERT INTO archive SELECT * FROM gone",
            [("archive", "insert"), ("orders", "delete")],
            [],
        ),
        ("CREATE TABLE copies AS SELECT * FROM orders", [], ["orders"]),
        ("CREATE TABLE orders (id int REFERENCES customers (id))", [], []),
        ("DROP FUNCTION natsort(value TEXT)", [], []),
    ],
)
def test_writes(query: str, writes: list[tuple[str, str]], reads: list[str]) -> None:
    """The target of a statement is written, what feeds it is read; a change of the schema is neither."""
    found = tables_of(query, HOLE)
    assert found is not None
    assert sorted(found.writes) == writes
    assert [list(group) for group in found.reads] == ([reads] if reads else [])


def test_merge_inserts_and_updates() -> None:
    """MERGE may do both to its target."""
    query = "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET x = 1"
    assert tables_of(query, HOLE) == ((("b",),), (("a", "insert"), ("a", "update")), False)


def test_statements_are_kept_apart() -> None:
    """Two statements in one text do not join their tables."""
    found = tables_of("SELECT * FROM orders; SELECT * FROM lines;", HOLE)
    assert found is not None
    assert found.reads == (("orders",), ("lines",))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT … FROM orders",
        "SELECT * FROM orders WHERE …",
        "SELECT * FROM orders WHERE id IN (…)",
        "SELECT * FROM orders WHERE paid … ORDER BY id",
        "SELECT * FROM orders … LIMIT …",
    ],
)
def test_holes_leave_the_tables(query: str) -> None:
    """An unknown part elsewhere does not hide the tables that are written out."""
    found = tables_of(query, "…")
    assert found is not None
    assert found.reads == (("orders",),)
    assert not found.unknown


def test_holes_in_assignments() -> None:
    """What is assigned does not hide what is written."""
    found = tables_of("INSERT INTO orders (…) VALUES (…) ON CONFLICT (…) DO UPDATE SET … …", "…")
    assert found == ((), (("orders", "insert"),), False)


@pytest.mark.parametrize("query", ["SELECT * FROM …", "UPDATE orders_… SET …"])
def test_unknown_table_is_said(query: str) -> None:
    """A table whose name has a hole is not a table, and not nothing."""
    assert tables_of(query, "…") == ((), (), True)


def test_what_is_no_sql_is_not_parsed() -> None:
    """A text that only begins like SQL gives None instead of an error."""
    assert tables_of("UPDATE your profile, please!", HOLE) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  select 1", True),
        ("-- all orders\nSELECT 1", True),
        ("/* hint */ (WITH x AS (SELECT 1) SELECT 1)", True),
        ("selection of orders", False),
        ("created_at", False),
        ("", False),
    ],
)
def test_is_sql(text: str, expected: bool) -> None:
    """Only what begins with a verb of SQL is worth a parser."""
    assert is_sql(text) is expected
