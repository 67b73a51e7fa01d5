"""A table: its model, keys, readers and writers."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model import Program, Table
from decomposer.model.documents import ExplanationDocument, FactRow
from decomposer.model.phrases import some

from .observed import observed_of_tables
from .records import VERBS, Known, document, tests_last, transactions, used


def explain_table(known: Known, table: Table) -> ExplanationDocument:
    """Everything about a table; several models may share it."""
    program, name = known.program, table.name
    models = (one for one in program.tables if one.name == name and one.model)
    facts = [
        *(FactRow("is the table of", one.model or "", str(one.location), "certain", one.label) for one in models),
        *_keys(program, name),
        *_users(known, name),
        *_joins(program, name),
        *transactions(program, lambda _, tables: name in tables),
        *_entries(known, name),
        *(observed_of_tables(known.observations, name, known.places) if known.observations else ()),
    ]
    return document("table", name, table.location, facts)


def _users(known: Known, table: str) -> Iterator[FactRow]:
    for operation, (_, passive) in VERBS.items():
        found = (one for one in known.program.accesses if one.operation == operation and one.table == table)
        for one in tests_last(known, found, lambda access: access.function):
            yield used(passive, one.function, one)


def _joins(program: Program, table: str) -> Iterator[FactRow]:
    for one in program.joins:
        if table in one.tables:
            others = sorted(set(one.tables) - {table})
            yield FactRow(
                "is joined by", one.function, str(one.location), "certain", f"with {some(others, len(others))}"
            )


def _keys(program: Program, table: str) -> Iterator[FactRow]:
    for one in program.foreign_keys:
        if one.table == table:
            yield FactRow("refers to", one.target, str(one.location), one.confidence, one.column)
        elif one.target == table:
            yield FactRow("is referred to by", one.table, str(one.location), one.confidence, one.column)


def _entries(known: Known, table: str) -> Iterator[FactRow]:
    for relation, tables in (("is written below", "writes"), ("is read below", "reads")):
        for one in known.entries:
            if table in getattr(one, tables):
                yield FactRow(relation, one.name, str(one.location), "likely", one.symbol)
