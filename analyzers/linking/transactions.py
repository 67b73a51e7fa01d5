"""Which tables a transaction writes: directly, and through all that is called inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analyzers.program import DataAccess, Location, Reference, Transaction

from .code import Frame, enclosing_regions

# A task runs after the transaction; a signal's receivers run inside it.
_SYNCHRONOUS = frozenset({"call", "implicit", "via", "signal"})


class TransactionScope(NamedTuple):
    """Code that runs in one transaction: a `with` region of a scope, or (region None) a whole function."""

    frame: Frame
    region: int | None
    location: Location
    mechanism: str
    database: str = ""


def close_transactions(
    scopes: Sequence[TransactionScope], references: Iterable[Reference], accesses: Iterable[DataAccess]
) -> list[Transaction]:
    """One transaction per scope, with the tables written by it and by everything it calls, sorted.

    A scope that writes nothing known is kept with no tables: it is a boundary all the same.
    """
    callees: dict[str, list[Reference]] = defaultdict(list)
    writes: dict[str, list[DataAccess]] = defaultdict(list)
    for reference in references:
        if reference.scope == "project" and reference.kind in _SYNCHRONOUS:
            callees[reference.source].append(reference)
    for access in accesses:
        if access.operation != "select":
            writes[access.function].append(access)
    return [_close(scope, callees, writes) for scope in scopes]


def _close(
    scope: TransactionScope, callees: Mapping[str, list[Reference]], writes: Mapping[str, list[DataAccess]]
) -> Transaction:
    function = scope.frame.symbol
    inside = _lines(scope)
    tables = {a.table for a in writes.get(function, ()) if a.location.line in inside}
    pending = [r.target for r in callees.get(function, ()) if r.location.line in inside]
    seen = set(pending)
    while pending:
        current = pending.pop()
        tables.update(access.table for access in writes.get(current, ()))
        for reference in callees.get(current, ()):
            if reference.target not in seen:
                seen.add(reference.target)
                pending.append(reference.target)
    return Transaction(function, tuple(sorted(tables)), scope.location, scope.mechanism, scope.database)


def _lines(scope: TransactionScope) -> range:
    """The source lines of the scope: a region ends before the next statement of its frame outside it."""
    frame = scope.frame
    if scope.region is None:
        return range(frame.scope.line, frame.scope.end_line + 1)
    start = frame.module.facts.regions[scope.region].line
    after = [
        statement.line
        for statement in frame.scope.statements
        if statement.line > start and scope.region not in enclosing_regions(frame, statement.region)
    ]
    return range(start, min(after, default=frame.scope.end_line + 1))
