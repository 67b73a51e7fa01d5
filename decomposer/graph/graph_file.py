"""A dependency graph out of a file: one from elsewhere, or `graph.json` and what `export` prints.

Of our own files, units and edges are taken as they stand, with their evidence. What is in no such file, such as
docstrings, is not known of the program: so a proposal may differ a little from one that is made from the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from analyzers.program import (
    DataAccess,
    ForeignKey,
    Join,
    Location,
    Middleware,
    Module,
    Program,
    Reference,
    ReferenceKind,
    Route,
    Symbol,
    Table,
    Task,
    Transaction,
)
from decomposer.errors import InputError
from decomposer.model.documents import SCHEMA_VERSION, EdgeRow, GraphDocument
from decomposer.model.evidence import Skipped
from decomposer.model.facts import ExportDocument, FactsPart
from decomposer.model.graph import DependencyGraph, Edge, Evidence, Unit

from .given import build_given
from .interchange import decode, read_content, read_given, read_parts

Record = TypeVar("Record", bound=Struct)
_NOWHERE = Location("", 0)


def read_graph_file(path: Path) -> tuple[DependencyGraph, tuple[Skipped, ...]]:
    """The graph in a file, and what was left out of it. Raises InputError for a file that holds none."""
    content = read_content(path)
    parts = read_parts(content, str(path))
    if not {"schema_version", "units"} <= parts.keys():
        given, skipped = read_given(path, parts)
        return build_given(given), skipped
    if parts["schema_version"] != msgspec.Raw(str(SCHEMA_VERSION).encode()):
        raise InputError(f"{path} was written by another version of decomposer; write it again")
    if "facts" in parts:
        document = decode(content, ExportDocument, str(path))
        return _graph(document, _program_of_facts(document.facts), path), ()
    plain = decode(content, GraphDocument, str(path))
    return _graph(plain, _program_of_graph(plain), path), ()


def _graph(document: GraphDocument, program: Program, path: Path) -> DependencyGraph:
    units = tuple(_record(Unit, row) for row in sorted(document.units))
    known = {unit.id for unit in units}
    if not units:
        raise InputError(f"{path}: the graph has no units")
    edges = tuple(_edge(row) for row in sorted(document.edges, key=lambda row: (row.source, row.target)))
    for edge in edges:
        if edge.source not in known or edge.target not in known:
            raise InputError(f"{path}: an edge names {edge.source} and {edge.target}, and one of them is no unit")
    holders = ((symbol.id, _holder(symbol.id, known)) for symbol in program.symbols)
    return DependencyGraph(
        units=units,
        edges=edges,
        unit_of={name: unit for name, unit in holders if unit},
        tables={table: unit for table, unit in document.tables.items() if unit in known},
        program=program,
        library_tables=frozenset(document.library_tables),
    )


def _edge(row: EdgeRow) -> Edge:
    return Edge(row.source, row.target, dict(row.weights), tuple(_record(Evidence, one) for one in row.evidence))


def _holder(name: str, units: set[str]) -> str:
    """The unit around a symbol: it, or the nearest one whose name its own begins with."""
    while name and name not in units:
        name = name.rpartition(".")[0]
    return name


def _program_of_facts(facts: FactsPart) -> Program:
    return Program(
        modules=_records(Module, facts.modules),
        symbols=_records(Symbol, facts.definitions),
        references=_records(Reference, facts.references),
        tables=_records(Table, facts.tables),
        foreign_keys=_records(ForeignKey, facts.foreign_keys),
        accesses=_records(DataAccess, facts.accesses),
        joins=_records(Join, facts.joins),
        transactions=_records(Transaction, facts.transactions),
        routes=_records(Route, facts.routes),
        middleware=_records(Middleware, facts.middleware),
        tasks=_records(Task, facts.tasks),
    )


def _program_of_graph(document: GraphDocument) -> Program:
    """What can be told from `graph.json` alone; what has no place there is at line 0 of no file."""
    modules = {row.module: row.location.rpartition(":")[0] for row in document.units}
    references = tuple(_references(document))
    return Program(
        modules=tuple(Module(name, path, 0, "python3", "code") for name, path in sorted(modules.items())),
        symbols=tuple(_symbols(document, references)),
        references=references,
        tables=tuple(Table(name, unit, name, _NOWHERE) for name, unit in sorted(document.tables.items())),
        foreign_keys=tuple(_foreign_keys(document)),
        accesses=tuple(DataAccess(row.function, row.table, row.op, _NOWHERE) for row in document.data),
        transactions=tuple(Transaction(row.function, row.tables, _NOWHERE) for row in document.transactions),
        routes=tuple(
            Route(row.method, row.pattern, "", row.handler, _NOWHERE, order, "")
            for order, row in enumerate(document.routes)
        ),
    )


def _references(document: GraphDocument) -> Iterator[Reference]:
    kinds: dict[ReferenceKind, dict[str, tuple[str, ...]]] = {
        "call": document.calls,
        "implicit": document.implicit,
        "via": document.via,
        "instantiate": document.instantiations,
    }
    for kind, callees in kinds.items():
        for source, targets in callees.items():
            yield from (Reference(source, target, kind, _NOWHERE) for target in targets)


def _symbols(document: GraphDocument, references: Iterable[Reference]) -> Iterator[Symbol]:
    """The units, and inside of them whatever else is named."""
    units = {row.id: row for row in document.units}
    for row in sorted(document.units):
        parent = None if row.kind == "module" else row.module
        kind: Literal["module", "class", "function"] = row.kind
        yield Symbol(row.id, kind, row.module, parent, _location(row.location), 0)
    named = {name for one in references for name in (one.source, one.target)}
    named |= {row.function for row in document.data} | {row.function for row in document.transactions}
    named |= {row.handler for row in document.routes}
    for name in sorted(named - set(units)):
        if holder := _holder(name, set(units)):
            yield Symbol(name, "method", units[holder].module, name.rpartition(".")[0], _NOWHERE, 0)


def _foreign_keys(document: GraphDocument) -> Iterator[ForeignKey]:
    for edge in document.edges:
        for one in edge.evidence:
            if one.view == "foreign_key":
                place = _location(one.location)
                yield ForeignKey(one.source, one.detail, one.target, "foreign_key", place, one.confidence)


def _records(kind: type[Record], rows: Iterable[Struct]) -> tuple[Record, ...]:
    return tuple(_record(kind, row) for row in rows)


def _record(kind: type[Record], row: Struct) -> Record:
    """A row is a record whose location is a text, and it may lack what has a default."""
    fields = (name for name in kind.__struct_fields__ if name != "location" and hasattr(row, name))
    values = {name: getattr(row, name) for name in fields}
    if "location" in kind.__struct_fields__:
        values["location"] = _location(row.location)  # type: ignore[attr-defined]
    return kind(**values)


def _location(text: str) -> Location:
    path, _, line = text.rpartition(":")
    return Location(path, int(line) if line.isdecimal() else 0)
