"""The tables of a SQL text, by sqlglot's parser, tried in several dialects."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.program import Operation

if TYPE_CHECKING:
    from sqlglot import exp

UNKNOWN = "unknown__"
"""The identifier that takes the place of what is not known; a table whose name holds it is not known either."""

_BEGINNING = re.compile(
    r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*"
    r"(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|WITH|CREATE|ALTER|DROP|COPY)\b",
    re.IGNORECASE | re.DOTALL,
)
_SCHEMA_CHANGE = re.compile(r"\s*(?:CREATE|ALTER|DROP)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?s")
_REPLACE = re.compile(r"^\s*REPLACE\s+INTO\b", re.IGNORECASE)
_DIALECTS = ("", "postgres", "mysql", "sqlite", "tsql", "oracle")
_DEFAULT_SCHEMAS = frozenset({"public", "dbo", "main"})
_SYSTEM_SCHEMAS = frozenset({"information_schema", "pg_catalog", "sys", "performance_schema"})
_SYSTEM_TABLE = re.compile(r"(?:pg_|sqlite_)\w+|dual", re.IGNORECASE)


class SqlTables(NamedTuple):
    """What one text touches. `reads` has one group per statement: tables of a group are read together."""

    reads: tuple[tuple[str, ...], ...]
    writes: tuple[tuple[str, Operation], ...]
    unknown: bool
    """Whether a table is there whose name is not known."""


def is_sql(text: str) -> bool:
    """Whether a text begins as a SQL statement does; costs nothing."""
    return _BEGINNING.match(text) is not None


@lru_cache(maxsize=4096)
def tables_of(text: str, hole: str) -> SqlTables | None:
    """The tables of all statements in the text, in which `hole` marks unknown parts; None when it cannot be parsed.

    Statements that only change the schema touch no rows: they have no tables here, in whatever dialect they are.
    """
    query = _REPLACE.sub("INSERT INTO", _PLACEHOLDER.sub(":p", text).replace("%%", "%"))
    query = re.sub(rf"{re.escape(hole)}(?:\s*{re.escape(hole)})+", hole, query)
    query = re.sub(rf"(?i)(\bSET\s+){re.escape(hole)}", rf"\1{UNKNOWN} = 1", query)
    for filling in (UNKNOWN, "") if hole in query else ("",):
        statements = _parse(query.replace(hole, filling))
        if statements is not None:
            return _tables(statements)
    return SqlTables((), (), unknown=False) if _SCHEMA_CHANGE.match(text) else None


def _parse(query: str) -> list[exp.Expr] | None:
    """The statements in the first dialect that understands all of them."""
    import sqlglot

    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)
    for dialect in _DIALECTS:
        try:
            return [s for s in sqlglot.parse(query, dialect=dialect or None) if s is not None]
        except (sqlglot.ParseError, sqlglot.errors.TokenError, RecursionError):
            continue
    return None


def _tables(statements: list[exp.Expr]) -> SqlTables:
    reads: list[tuple[str, ...]] = []
    writes: dict[tuple[str, Operation], None] = {}
    unknown = False
    for statement in statements:
        group, written = _of_statement(statement)
        unknown |= any(UNKNOWN in name for name in (*group, *(name for name, _ in written)))
        reads.append(tuple(sorted(name for name in group if UNKNOWN not in name)))
        writes.update(dict.fromkeys(write for write in written if UNKNOWN not in write[0]))
    return SqlTables(tuple(group for group in reads if group), tuple(writes), unknown)


def _of_statement(statement: exp.Expr) -> tuple[set[str], list[tuple[str, Operation]]]:
    """The tables one statement reads, and those it writes with how."""
    from sqlglot import exp

    queried = _queried(statement)
    if queried is None:
        return set(), []
    tables = [t for t in queried.find_all(exp.Table) if isinstance(t.this, exp.Identifier)]
    targets = _targets(queried)
    aliased = {t.alias: _name(t) for t in tables if t.alias}
    read = {_name(t) for t in tables if id(t) not in targets and not _is_local(t) and not _is_system(t)}
    written: list[tuple[str, Operation]] = []
    for table in tables:
        name = _name(table) if table.db or table.alias else aliased.get(table.name, table.name)
        written.extend((name, operation) for operation in targets.get(id(table), ()))
    return read, written


def _queried(statement: exp.Expr) -> exp.Expr | None:
    """The part of a statement that reads or writes rows; None for one that only changes the schema."""
    from sqlglot import exp

    if isinstance(statement, exp.Create):
        inner = statement.args.get("expression")
        return inner if isinstance(inner, exp.Query) else None
    return None if isinstance(statement, exp.Drop | exp.Alter | exp.Command) else statement


def _targets(statement: exp.Expr) -> dict[int, tuple[Operation, ...]]:
    """The table nodes (by identity) that are written, at the top or inside a common table expression."""
    from sqlglot import exp

    found: dict[int, tuple[Operation, ...]] = {}
    for node in statement.find_all(exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.TruncateTable, exp.Copy):
        for table in _written_by(node):
            found[id(table)] = _operations(node)
    return found


def _written_by(node: exp.Expr) -> Iterator[exp.Expr]:
    from sqlglot import exp

    if isinstance(node, exp.TruncateTable):
        yield from node.expressions
    elif isinstance(node, exp.Delete) and node.args.get("tables"):
        yield from node.args["tables"]
    elif not isinstance(node, exp.Copy) or node.args.get("kind"):
        yield node.this.this if isinstance(node.this, exp.Schema) else node.this


def _operations(node: exp.Expr) -> tuple[Operation, ...]:
    from sqlglot import exp

    if isinstance(node, exp.Merge):
        return ("insert", "update")
    if isinstance(node, exp.Update):
        return ("update",)
    return ("delete",) if isinstance(node, exp.Delete | exp.TruncateTable) else ("insert",)


def _name(table: exp.Table) -> str:
    """The name with its schema, unless the schema is the one that a database assumes."""
    schema = table.db
    return table.name if not schema or schema.lower() in _DEFAULT_SCHEMAS else f"{schema}.{table.name}"


def _is_system(table: exp.Table) -> bool:
    if table.db:
        return table.db.lower() in _SYSTEM_SCHEMAS
    return _SYSTEM_TABLE.fullmatch(table.name) is not None


def _is_local(table: exp.Table) -> bool:
    """Whether the name is that of a common table expression; inside its own text it is so only by recursion."""
    from sqlglot import exp

    inside = None if table.db else table.parent
    while inside is not None:
        if isinstance(inside, exp.CTE) and inside.alias == table.name:
            return bool(inside.parent and inside.parent.args.get("recursive"))
        clauses = inside.args.get("with_") or inside.args.get("with")
        if clauses is not None and any(clause.alias == table.name for clause in clauses.expressions):
            return True
        inside = inside.parent
    return False
