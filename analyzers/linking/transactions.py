"""Which tables a transaction writes: directly, and through all that is called inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers.program import DataAccess, Location, Reference, Transaction

from .code import Frame, enclosing_regions
from .feasible import FeasibleCalls

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

    A scope that writes nothing known is kept with no tables: it is a boundary all the same. One in code that many share
    is a transaction for each function that is called there for some of them alone.
    """
    closing = _Closing(references, accesses) if scopes else None
    return [found for scope in scopes if closing is not None for found in closing.close(scope)]


class _Closing:
    def __init__(self, references: Iterable[Reference], accesses: Iterable[DataAccess]) -> None:
        called = [one for one in references if one.scope == "project" and one.kind in _SYNCHRONOUS]
        self._calls = FeasibleCalls(called)
        self._callees: dict[str, list[Reference]] = defaultdict(list)
        for one in called:
            self._callees[one.source].append(one)
        self._writes: dict[str, list[DataAccess]] = defaultdict(list)
        for access in accesses:
            if access.operation != "select":
                self._writes[access.function].append(access)

    def close(self, scope: TransactionScope) -> Iterator[Transaction]:
        function, lines = scope.frame.symbol, _lines(scope)
        inside = [one for one in self._callees.get(function, ()) if one.location.line in lines]
        given: dict[frozenset[str], str] = {}
        """What is called for some callers alone, with one of these."""
        for caller in sorted({caller for one in inside for caller in one.callers}):
            given.setdefault(frozenset(one.target for one in inside if caller in one.callers), caller)
        for targets, caller in given.items() or ((frozenset[str](), function),):
            starts = {one.target for one in inside if not one.callers or one.target in targets}
            reached = self._calls.below(starts, caller)
            own = (one for one in self._writes.get(function, ()) if one.location.line in lines)
            below = (one for name in reached for one in self._writes.get(name, ()))
            acting = {caller, function, *reached}
            tables = {one.table for one in (*own, *below) if not one.callers or not acting.isdisjoint(one.callers)}
            name = min(targets) if len(targets) == 1 else function
            yield Transaction(name, tuple(sorted(tables)), scope.location, scope.mechanism, scope.database)


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
