"""The rule about transactions: one transaction, one service."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject


def find_split_transactions(subject: Subject) -> Iterator[Hit]:
    """Each table of another owner that is written in a transaction with tables of several owners."""
    writers: dict[str, set[str]] = {}
    for one in subject.program.accesses:
        if one.operation != "select":
            writers.setdefault(one.table, set()).add(one.function)
    for scope in subject.program.transactions:
        for source, owner, table in subject.foreign_tables(scope.function, scope.tables):
            known = writers.get(table)
            chain = subject.chains.shortest(scope.function, known.__contains__) if known else ()
            # Without one, the way goes through a place that may call anything.
            if chain is not None:
                yield Hit(source, owner, table, scope.location, scope.function, chain=chain)
