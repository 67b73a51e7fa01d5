"""All that is known of one symbol, table, route or task, or of what two groups of units need of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from decomposer.errors import InputError
from decomposer.model import (
    AccessWay,
    DataAccess,
    DependencyGraph,
    EntryPoint,
    Location,
    Program,
    Reference,
    ServiceMap,
    Symbol,
    route_key,
)
from decomposer.model.documents import SCHEMA_VERSION, ExplanationDocument, FactRow
from decomposer.model.phrases import one_line, some

from .json_text import write_json
from .sections import columns

Kind = Literal["symbol", "table", "route", "task", "pair"]
_RELATIONS = {
    "call": ("calls", "is called by"),
    "implicit": ("calls", "is called by"),
    "instantiate": ("makes", "is made by"),
    "inherit": ("derives from", "is the base of"),
    "import": ("imports", "is imported by"),
    "decorate": ("is decorated by", "decorates"),
    "mention": ("names", "is named by"),
    "via": ("calls through a framework", "is called through a framework by"),
    "task": ("starts as a task", "is started as a task by"),
    "signal": ("sends a signal to", "gets a signal from"),
}
_VERBS = {
    "insert": ("inserts into", "functions that insert"),
    "update": ("updates", "functions that update"),
    "delete": ("deletes from", "functions that delete"),
    "select": ("reads", "functions that read"),
}
_NEAR = 3


class Known(NamedTuple):
    """What explanations are made from.

    `ways` gives how a symbol's call tree comes to tables, `tables` those that it reads and those that it writes.
    """

    graph: DependencyGraph
    entries: Sequence[EntryPoint]
    ways: Callable[[str], Sequence[AccessWay]]
    tables: Callable[[str], tuple[Sequence[str], Sequence[str]]]

    @property
    def program(self) -> Program:
        """The program behind the graph."""
        return self.graph.program


def explain(known: Known, name: str) -> ExplanationDocument:
    """Everything about one thing: a symbol (or the end of its name), a table, a route or a task.

    Raises InputError for a name that nothing has, or several symbols.
    """
    program = known.program
    for find in (_symbol, _table, _route, _task):
        found = find(known, name)
        if found is not None:
            return found
    ending = [one for one in program.symbols if one.id.endswith(f".{name}")]
    if len(ending) == 1:
        return _explain_symbol(known, ending[0])
    if ending:
        raise InputError(f"{name} is the end of several names: {some(one.id for one in ending)}; give more of it")
    raise InputError(f"Nothing here is called {name}{_similar(known, name)}")


def explain_pair(graph: DependencyGraph, services: ServiceMap, one: str, other: str) -> ExplanationDocument:
    """What the units of two services (or below two names) need of each other, with all evidence.

    Raises InputError for a name below which there are no units.
    """
    left, right = _units(graph, services, one), _units(graph, services, other)
    edges = [e for e in graph.edges if _crosses(e.source, e.target, left, right)]
    facts = [
        FactRow(
            f"{reason.view}: {reason.source}", reason.target, str(reason.location), reason.confidence, reason.detail
        )
        for edge in edges
        for reason in edge.evidence
    ]
    return _document("pair", f"{one} and {other}", "", facts)


def render_explanation_json(found: ExplanationDocument) -> str:
    """The explanation, as `explanation.schema.json` says."""
    return write_json(found)


def render_explanation(found: ExplanationDocument) -> str:
    """The name and place, then the facts by relation with aligned columns."""
    title = f"{found.kind} {found.name}" + f"  {found.location}" * bool(found.location)
    lines = [one_line(title)]
    for relation in dict.fromkeys(fact.relation for fact in found.facts):
        facts = [fact for fact in found.facts if fact.relation == relation]
        rows = [(one_line(f.other), one_line(f.detail), _unsure(f), f.location) for f in facts]
        lines += ["", f"{one_line(relation)} ({len(facts):,})", *columns(rows)]
    return "\n".join(lines) + "\n"


def _unsure(fact: FactRow) -> str:
    return "" if fact.confidence == "certain" else fact.confidence


def _document(kind: Kind, name: str, place: Location | str, facts: Iterable[FactRow]) -> ExplanationDocument:
    return ExplanationDocument(SCHEMA_VERSION, kind, name, str(place), tuple(dict.fromkeys(facts)))


def _similar(known: Known, name: str) -> str:
    """The nearest names there are."""
    from difflib import get_close_matches

    last = name.rpartition(".")[2]
    words: dict[str, list[str]] = {}
    for one in known.program.symbols:
        words.setdefault(one.id.rpartition(".")[2], []).append(one.id)
    words.update({table.name: [table.name] for table in known.program.tables})
    near = [full for word in get_close_matches(last, words, _NEAR) for full in words[word]]
    return f"; did you mean {some(near)}?" if near else ""


# Symbols


def _symbol(known: Known, name: str) -> ExplanationDocument | None:
    found = next((one for one in known.program.symbols if one.id == name), None)
    return _explain_symbol(known, found) if found is not None else None


def _explain_symbol(known: Known, symbol: Symbol) -> ExplanationDocument:
    """What it, and what is defined inside it, has to do with the rest."""
    inside = _inside(known.program, symbol)
    facts = [
        *_entered(known, inside),
        *_references(known, inside),
        *_accesses(known.program, lambda one: one.function in inside, by_table=True),
        *_transactions(known.program, lambda one: one.function in inside),
        *_gaps(known.program, symbol),
    ]
    return _document("symbol", symbol.id, symbol.location, facts)


def _inside(program: Program, symbol: Symbol) -> set[str]:
    if symbol.kind == "module":
        return {one.id for one in program.symbols if one.module == symbol.id}
    return {one.id for one in program.symbols if one.id == symbol.id or one.id.startswith(f"{symbol.id}.")}


def _entered(known: Known, inside: set[str]) -> Iterator[FactRow]:
    for one in known.entries:
        if one.symbol in inside:
            uses = f"its call tree reads {len(one.reads)}, writes {len(one.writes)} tables"
            yield FactRow(f"answers the {one.kind}", one.name, str(one.location), "certain", uses)


def _references(known: Known, inside: set[str]) -> Iterator[FactRow]:
    """Those out of it first; a relation within says nothing about what it has to do with the rest."""
    references = (one for one in known.program.references if one.scope != "builtin")
    crossing = [one for one in references if (one.source in inside) is not (one.target in inside)]
    for kind, (outward, inward) in _RELATIONS.items():
        for one in (one for one in crossing if one.kind == kind):
            relation, other = (outward, one.target) if one.source in inside else (inward, one.source)
            yield _fact(relation, other, one, _in_each_turn(known, one))


def _in_each_turn(known: Known, found: Reference) -> str:
    """How many tables a call in a loop comes to each time."""
    reads, writes = known.tables(found.target) if found.in_loop and found.scope == "project" else ((), ())
    return f"reads {len(reads)}, writes {len(writes)} tables in each turn" if reads or writes else ""


def _fact(relation: str, other: str, found: Reference | DataAccess, more: str = "") -> FactRow:
    detail = ", ".join(filter(None, (found.mechanism, "in a loop" if found.in_loop else "", more)))
    return FactRow(relation, other, str(found.location), found.confidence, detail)


def _gaps(program: Program, symbol: Symbol) -> Iterator[FactRow]:
    lines = range(symbol.location.line, symbol.end_line + 1)
    for one in program.blind_spots:
        if one.location.path == symbol.location.path and one.location.line in lines:
            yield FactRow("does not say", one.detail, str(one.location), "certain", one.reason)


# Data


def _accesses(program: Program, wanted: Callable[..., bool], *, by_table: bool) -> Iterator[FactRow]:
    for operation, verbs in _VERBS.items():
        for one in program.accesses:
            if one.operation == operation and wanted(one):
                yield _fact(verbs[0], one.table, one) if by_table else _fact(verbs[1], one.function, one)


def _transactions(program: Program, wanted: Callable[..., bool]) -> Iterator[FactRow]:
    for one in program.transactions:
        if wanted(one):
            yield FactRow("transaction", one.function, str(one.location), "certain", some(one.tables, len(one.tables)))


def _table(known: Known, name: str) -> ExplanationDocument | None:
    program = known.program
    table = next((one for one in program.tables if one.name == name), None)
    if table is None:
        return None
    facts = [
        *([FactRow("model", table.model, str(table.location), "certain", table.label)] if table.model else []),
        *_keys(program, name),
        *_accesses(program, lambda one: one.table == name, by_table=False),
        *_joins(program, name),
        *_transactions(program, lambda one: name in one.tables),
        *_entries_of(known, name),
    ]
    return _document("table", name, table.location, facts)


def _joins(program: Program, table: str) -> Iterator[FactRow]:
    for one in program.joins:
        if table in one.tables:
            others = sorted(set(one.tables) - {table})
            yield FactRow("is joined with", some(others, len(others)), str(one.location), "certain", one.function)


def _keys(program: Program, table: str) -> Iterator[FactRow]:
    for one in program.foreign_keys:
        if one.table == table:
            yield FactRow("refers to", one.target, str(one.location), one.confidence, one.column)
        elif one.target == table:
            yield FactRow("is referred to by", one.table, str(one.location), one.confidence, one.column)


def _entries_of(known: Known, table: str) -> Iterator[FactRow]:
    for relation, tables in (("written below", "writes"), ("read below", "reads")):
        for one in known.entries:
            if table in getattr(one, tables):
                yield FactRow(relation, one.name, str(one.location), "likely", one.symbol)


# Entries


def _route(known: Known, name: str) -> ExplanationDocument | None:
    routes = [one for one in known.program.routes if name in (route_key(one), one.pattern)]
    keys = {route_key(one) for one in routes}
    return _entry(known, name, "route", keys) if routes else None


def _task(known: Known, name: str) -> ExplanationDocument | None:
    return _entry(known, name, "task", {name}) if any(one.name == name for one in known.program.tasks) else None


def _entry(known: Known, name: str, kind: Literal["route", "task"], keys: set[str]) -> ExplanationDocument:
    """Who runs, and for each table that its call tree touches one chain of calls that ends there."""
    entries = [one for one in known.entries if one.kind == kind and one.name in keys]
    facts = [FactRow("runs", one.symbol, str(one.location), "certain", one.name) for one in entries]
    for symbol in dict.fromkeys(one.symbol for one in entries):
        ways = known.ways(symbol)
        for operation, verbs in _VERBS.items():
            for way in (one for one in ways if one.operation == operation):
                chain = " > ".join(way.chain)
                facts.append(FactRow(verbs[0], way.table, str(way.location), way.confidence, chain))
    return _document(kind, name, entries[0].location, facts)


# Pairs


def _units(graph: DependencyGraph, services: ServiceMap, name: str) -> set[str]:
    if name in services.services:
        return {unit for unit, service in services.units.items() if service == name}
    below = {unit.id for unit in graph.units if unit.id == name or unit.id.startswith(f"{name}.")}
    if not below:
        known = some(services.services, len(services.services)) or "none"
        raise InputError(f"Neither a service nor a package, module or unit is called {name}; services: {known}")
    return below


def _crosses(source: str, target: str, left: set[str], right: set[str]) -> bool:
    return (source in left and target in right) or (source in right and target in left)
