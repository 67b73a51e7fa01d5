"""All facts of a program for other programs: as JSON, and as tables of comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict

from decomposer.model import DependencyGraph, EntryPoint, Location, Program
from decomposer.model.facts import (
    AccessRow,
    ApplicationRow,
    AroundRow,
    AtomicRow,
    DataTableRow,
    DefinitionRow,
    EntryRow,
    ExportDocument,
    FactsPart,
    ForeignKeyRow,
    GapRow,
    JobRow,
    JoinRow,
    LaunchRow,
    ModuleRow,
    OutgoingRow,
    PatternRow,
    ReferenceRow,
    SettingUseRow,
    StateUseRow,
)

from .graph_json import build_graph_document
from .json_text import write_json_rows

TABLES: tuple[str, ...] = FactsPart.__struct_fields__
"""The names of the tables."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

Row = TypeVar("Row", bound=Struct)

_ROW_OF: dict[str, type[Struct]] = {
    "modules": ModuleRow,
    "applications": ApplicationRow,
    "definitions": DefinitionRow,
    "references": ReferenceRow,
    "tables": DataTableRow,
    "foreign_keys": ForeignKeyRow,
    "accesses": AccessRow,
    "joins": JoinRow,
    "state": StateUseRow,
    "settings": SettingUseRow,
    "outgoing": OutgoingRow,
    "launches": LaunchRow,
    "transactions": AtomicRow,
    "routes": PatternRow,
    "middleware": AroundRow,
    "tasks": JobRow,
    "entries": EntryRow,
    "blind_spots": GapRow,
}


def build_facts(program: Program, entries: Iterable[EntryPoint]) -> FactsPart:
    """The rows of all tables."""
    return FactsPart(
        modules=_rows(ModuleRow, program.modules),
        applications=_rows(ApplicationRow, program.applications),
        definitions=_rows(DefinitionRow, program.symbols),
        references=_rows(ReferenceRow, program.references),
        tables=_rows(DataTableRow, program.tables),
        foreign_keys=_rows(ForeignKeyRow, program.foreign_keys),
        accesses=_rows(AccessRow, program.accesses),
        joins=_rows(JoinRow, program.joins),
        state=_rows(StateUseRow, program.state),
        settings=_rows(SettingUseRow, program.settings),
        outgoing=_rows(OutgoingRow, program.outgoing),
        launches=_rows(LaunchRow, program.launches),
        transactions=_rows(AtomicRow, program.transactions),
        routes=_rows(PatternRow, program.routes),
        middleware=_rows(AroundRow, program.middleware),
        tasks=_rows(JobRow, program.tasks),
        entries=_rows(EntryRow, entries),
        blind_spots=_rows(GapRow, program.blind_spots),
    )


def render_export_json(graph: DependencyGraph, facts: FactsPart) -> str:
    """Graph and facts, as `export.schema.json` says."""
    document = build_graph_document(graph)
    parts = {name: getattr(document, name) for name in document.__struct_fields__}
    return write_json_rows(ExportDocument(**parts, facts=facts, evidence=graph.observations))


def render_csv(facts: FactsPart, table: str) -> str:
    """One table with a line of names above; several values in a cell are separated by a space.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_ROW_OF[table].__struct_fields__)
    for row in getattr(facts, table):
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return text.getvalue()


def _rows(kind: type[Row], records: Iterable[Struct]) -> tuple[Row, ...]:
    """A row for each record, by the names of the fields."""
    fields = kind.__struct_fields__
    return tuple(kind(*(_value(getattr(record, name)) for name in fields)) for record in records)


def _value(value: object) -> object:
    return str(value) if isinstance(value, Location) else value


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = " ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    text = text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if text.startswith(_FORMULA) else text
