"""Which tables a statement reads and writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sqlglot import ParseError, TokenError, exp, parse

Use = tuple[str, str]
"""A table and an operation."""

_PLACEHOLDERS = re.compile(r"%s(?:, %s)*")
_WRITTEN: dict[type[exp.Expr], str] = {exp.Insert: "insert", exp.Update: "update", exp.Delete: "delete"}


def uses(sql: str) -> frozenset[Use]:
    """Tables with what is done to them; none for what is no query, such as a savepoint."""
    return _uses(_PLACEHOLDERS.sub("?", sql).replace("%%", "%"))


@cache
def _uses(sql: str) -> frozenset[Use]:
    try:
        statements = parse(sql, dialect="sqlite")
    except (ParseError, TokenError):
        return frozenset()
    return frozenset(use for one in statements if one is not None for use in _statement(one))


def _statement(statement: exp.Expr) -> Iterator[Use]:
    operation = _WRITTEN.get(type(statement))
    if operation is None and not isinstance(statement, exp.Query):
        return
    written = statement.find(exp.Table) if operation else None
    if written is not None and operation:
        yield written.name, operation
    for table in statement.find_all(exp.Table):
        if table is not written:
            yield table.name, "select"
