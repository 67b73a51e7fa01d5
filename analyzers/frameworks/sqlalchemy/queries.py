"""Queries and statements as values: of which class or table, what their rows hold, and what methods make of them."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.linking.values import NOTHING, ROWS, Value, Values, items, makes_instances, one, rows_of
from analyzers.program import Operation

TABLE = "sqlalchemy.Table"
"""The class under which a `Table(...)` is followed; its detail is the name of the table."""
STATEMENTS: dict[str, Operation] = {"select": "select", "insert": "insert", "update": "update", "delete": "delete"}
_OPERATION_OF: dict[str, Operation] = {f"sqlalchemy.{name}": operation for name, operation in STATEMENTS.items()}
"""Statements about tables without a class, and such that write: their detail is the name of the table."""

_SCALAR = frozenset({"scalar", "scalar_one", "scalar_one_or_none"})
_ONE = frozenset(
    {"first", "one", "one_or_none", "get", "get_one", "fetchone", "first_or_404", "get_or_404", "one_or_404"}
)
_MANY = frozenset({"all", "fetchall", "fetchmany", "yield_per", "partitions"})
_NONE = frozenset({"count", "exists", "update", "delete", "values", "column_descriptions", "in_", "label", "rowcount"})
LOADING = _SCALAR | _ONE
"""Methods that give an object that is there."""
RUNNING = _SCALAR | _ONE | _MANY | {"count", "paginate", "iterator"}
"""Methods that execute a query."""
RESHAPING = frozenset({"with_entities", "with_only_columns"})
ADDING = frozenset({"add_entity", "add_columns"})


def statement(operation: str, tables: Sequence[str]) -> Values:
    """A statement of Core about tables; nothing without one, but for `select(func.count())`."""
    is_known = bool(tables) or operation == "select"
    return one("query", f"sqlalchemy.{operation}", ",".join(dict.fromkeys(tables))) if is_known else NOTHING


def statement_tables(value: Value) -> tuple[Operation, list[str]] | None:
    """What a statement of Core does, and to which tables; None for any other value."""
    operation = _OPERATION_OF.get(value.name) if value.kind == "query" else None
    return None if operation is None else (operation, [name for name in value.detail.split(",") if name])


def is_statement(value: Value) -> bool:
    """Whether a value is a statement of Core, or a method of one."""
    return value.name in _OPERATION_OF


def query_of(entities: Sequence[str], *, is_single: bool) -> Value | None:
    """A query for columns, each given by its class, or by `-` and its class for a part of one.

    None without a class. A single class gives instances where the library says so, else rows.
    """
    models = [entity.lstrip("-") for entity in entities]
    model = next((name for name in models if name), None)
    if model is None:
        return None
    if is_single and len(entities) == 1 and not entities[0].startswith("-"):
        return Value("query", model)
    shown = ",".join("-" if entity.startswith("-") or not entity else entity for entity in entities)
    return Value("query", model, f"{ROWS}{shown}  values")


def models_of(query: Value) -> list[str]:
    """The classes of a query: its own, and those of its rows."""
    first = query.detail.partition(" ")[0]
    rows = first.removeprefix(ROWS).split(",") if first.startswith(ROWS) else []
    return list(dict.fromkeys([query.name, *(name for name in rows if name not in ("", "-"))]))


def as_rows(query: Value) -> Value:
    """The same as `execute` gives it: a row with an instance for each instance."""
    return query._replace(detail=f"{ROWS}{query.name}  values") if makes_instances(query) else query


def as_scalars(query: Value) -> Values:
    """The same as `scalars` gives it: the first column of each row."""
    if makes_instances(query):
        return frozenset((query,))
    first = query.detail.partition(" ")[0].removeprefix(ROWS).partition(",")[0]
    return one("query", query.name, "  values") if first in ("", "-") else one("query", first)


def result_of(query: Value, method: str) -> Values:
    """What a method of a query or of its result gives."""
    if method in _SCALAR:
        return NOTHING.union(*(rows_of(one) for one in as_scalars(query) if makes_instances(one)))
    if method in _ONE:
        return rows_of(query)
    if method in _MANY:
        return items(rows_of(query))
    if method == "scalars":
        return as_scalars(query)
    if method in ("mappings", "values"):
        return one("query", query.name, "  values")
    return NOTHING if method in _NONE else frozenset((query,))
