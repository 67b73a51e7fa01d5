"""Rules about tables: each has one owner, and nobody else writes, reads, joins or migrates it."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import ForeignAccess, Hit, Subject
from decomposer.model.plan import SHARED_KERNEL


def find_foreign_writes(subject: Subject) -> Iterator[Hit]:
    """Statements that write."""
    return (one.hit() for one in _by_services(subject) if one.access.operation != "select")


def find_foreign_reads(subject: Subject) -> Iterator[Hit]:
    """Statements that read."""
    return (one.hit() for one in _by_services(subject) if one.access.operation == "select")


def find_foreign_sql(subject: Subject) -> Iterator[Hit]:
    """Statements that are written as SQL."""
    return (one.hit() for one in _by_services(subject) if one.access.mechanism == "sql")


def find_foreign_keys(subject: Subject) -> Iterator[Hit]:
    """Keys over a border."""
    of_table = subject.owners.of_table
    for one in subject.program.foreign_keys:
        source, owner = of_table(one.table), of_table(one.target)
        if source and owner and source != owner and one.confidence != "guess":
            yield Hit(source, owner, one.target, one.location, f"{one.table}.{one.column}")


def find_foreign_joins(subject: Subject) -> Iterator[Hit]:
    """Queries over tables of several owners, once for each table that the code does not own."""
    for one in subject.program.joins:
        for source, owner, table in subject.foreign_tables(one.function, one.tables):
            yield Hit(source, owner, table, one.location, one.function)


def find_foreign_migrations(subject: Subject) -> Iterator[Hit]:
    """Statements in migrations."""
    for one in subject.program.accesses:
        source = subject.owners.of_migration(one.function)
        owner = subject.owners.of_table(one.table)
        if source and owner and source != owner and one.confidence != "guess" and not one.is_cascade:
            yield Hit(source, owner, one.table, one.location, one.function)


def _by_services(subject: Subject) -> Iterator[ForeignAccess]:
    """What the shared kernel does is a matter of its own."""
    return (one for one in subject.accesses if one.source != SHARED_KERNEL)
