"""A definition, a module, a package: what it has to do with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model import Program, Reference, Symbol, Table
from decomposer.model.documents import ExplanationDocument, ExplanationKind, FactRow

from .kept import state_of_definitions
from .observed import observed_of_definitions
from .records import VERBS, Known, chains, document, tests_last, transactions, used

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
    "url": ("names the URL of", "answers at a URL that is named by"),
}
_ENTERED = {"route": "answers the route", "middleware": "is middleware", "task": "runs as the task"}
_TIES = {
    "import": "imports",
    "inherit": "inheritance",
    "call": "calls",
    "name": "names",
    "text": "strings",
    "via": "calls through a framework",
    "template": "templates",
    "url": "URLs",
    "signal": "signals",
    "task": "tasks",
    "foreign_key": "foreign keys",
    "query": "tables",
    "join": "joins",
    "migration": "migrations",
}


def explain_symbol(known: Known, symbol: Symbol) -> ExplanationDocument:
    """What it, and what is defined inside it, has to do with the rest."""
    is_module = symbol.kind == "module"
    inside = {one for one in known.symbols if _is_inside(known.symbols[one], symbol)}
    tables = [one for one in known.program.tables if one.model in inside]
    facts = [
        *_tables(tables),
        *_entered(known, inside),
        *_references(known, inside, with_libraries=not is_module),
        *_accesses(known, inside, symbol.id),
        *state_of_definitions(known.program, inside),
        *transactions(known.program, lambda function, _: function in inside),
        *_below(known, symbol.id),
        *_observed(known, inside),
        *_gaps(known.program, {symbol.location.path}, range(symbol.location.line, symbol.end_line + 1)),
    ]
    return document(symbol.kind, symbol.id, symbol.location, facts)


def _observed(known: Known, inside: set[str]) -> Iterator[FactRow]:
    if known.observations is not None:
        yield from observed_of_definitions(known.observations, inside, known.places)


def _is_inside(one: Symbol, outer: Symbol) -> bool:
    if outer.kind == "module":
        return one.module == outer.id
    return one.id == outer.id or one.id.startswith(f"{outer.id}.")


def is_package(known: Known, name: str) -> bool:
    """Whether modules lie below a name."""
    return any(one.name.startswith(f"{name}.") for one in known.program.modules)


def explain_package(known: Known, name: str) -> ExplanationDocument:
    """What the modules of a package have to do with those outside of it; calls of libraries are left out."""
    program = known.program
    modules = {one.name: one for one in program.modules if one.name == name or one.name.startswith(f"{name}.")}
    inside = {one.id for one in program.symbols if one.module in modules}
    paths = {one.path for one in modules.values()}
    declared = [one for one in program.tables if one.location.path in paths]
    tables = {one.name for one in declared}
    is_application = any(one.package == name for one in program.applications)
    kind: ExplanationKind = "application" if is_application else "package"
    facts = [
        *_parts(known, name),
        *_tables(declared),
        *_entered(known, inside),
        *_keys(program, tables),
        *_accesses(known, inside, "", tables),
        *_uses_of(known, inside, tables),
        *state_of_definitions(known.program, inside),
        *_references(known, inside, with_libraries=False),
        *transactions(program, lambda function, written: function in inside and not tables.issuperset(written)),
        *_observed(known, inside),
        *_gaps(program, paths, None),
    ]
    home = known.symbols.get(name)
    return document(kind, name, home.location if home else "", facts)


def _parts(known: Known, name: str) -> Iterator[FactRow]:
    for pair in known.coupling.pairs:
        if name in (pair.one, pair.other):
            ties = ", ".join(f"{_TIES[tie.binding]} ({tie.places:,})" for tie in pair.ties)
            other = pair.other if name == pair.one else pair.one
            yield FactRow("is bound to", other, str(pair.ties[0].first), "certain", ties)


def _tables(tables: Iterable[Table]) -> Iterator[FactRow]:
    for one in tables:
        yield FactRow("has the table", one.name, str(one.location), "certain", one.model or "")


def _keys(program: Program, tables: set[str]) -> Iterator[FactRow]:
    for one in program.foreign_keys:
        if one.table in tables and one.target not in tables:
            yield FactRow("refers to", one.target, str(one.location), one.confidence, f"{one.table}.{one.column}")
        elif one.target in tables and one.table not in tables:
            yield FactRow(
                "is referred to by", one.table, str(one.location), one.confidence, f"{one.column} to {one.target}"
            )


def _entered(known: Known, inside: set[str]) -> Iterator[FactRow]:
    for one in known.entries:
        if one.symbol in inside:
            uses = f"its call tree reads {len(one.reads)}, writes {len(one.writes)} tables"
            yield FactRow(_ENTERED[one.kind], one.name, str(one.location), "certain", uses)


def _references(known: Known, inside: set[str], *, with_libraries: bool) -> Iterator[FactRow]:
    """Those out of it first, to libraries last; a relation within says nothing of what it has to do with the rest."""
    scopes = {"project", "external"} if with_libraries else {"project"}
    references = (one for one in known.program.references if one.scope in scopes)
    crossing = [one for one in references if (one.source in inside) is not (one.target in inside)]
    is_one = len(inside) == 1
    for kind, (outward, inward) in _RELATIONS.items():
        found = [one for one in crossing if one.kind == kind]
        for one in sorted(found, key=lambda one: one.scope == "external"):
            if one.source in inside:
                whose = "" if is_one else f"from {one.source}"
                yield used(outward, one.target, one, whose, _in_each_turn(known, one))
        for one in tests_last(known, found, _source):
            if one.target in inside:
                whose = "" if is_one else f"to {one.target}"
                yield used(inward, one.source, one, whose, _in_each_turn(known, one))


def _in_each_turn(known: Known, found: Reference) -> str:
    """How many tables a call in a loop comes to each time."""
    reads, writes = known.tables(found.target) if found.in_loop and found.scope == "project" else ((), ())
    return f"reads {len(reads)}, writes {len(writes)} tables in each turn" if reads or writes else ""


def _source(one: Reference) -> str:
    return one.source


def _accesses(
    known: Known, inside: set[str], name: str, own: set[str] | frozenset[str] = frozenset()
) -> Iterator[FactRow]:
    """What is done with tables, but for the `own` ones."""
    for operation, verbs in VERBS.items():
        for one in known.program.accesses:
            if one.operation == operation and one.function in inside and one.table not in own:
                yield used(verbs[0], one.table, one, "" if one.function == name else f"from {one.function}")


def _uses_of(known: Known, inside: set[str], tables: set[str]) -> Iterator[FactRow]:
    """Who else reads and writes tables."""
    for operation, (_, passive) in VERBS.items():
        found = (one for one in known.program.accesses if one.operation == operation and one.table in tables)
        for one in tests_last(known, found, lambda access: access.function):
            if one.function not in inside:
                yield used(f"has a table that {passive}", one.function, one, one.table)


def _below(known: Known, name: str) -> Iterator[FactRow]:
    """The tables that the call tree of a handler or task touches, but for what it does itself."""
    if any(one.symbol == name for one in known.entries):
        yield from chains((way for way in known.ways(name) if len(way.chain) > 1), " in its call tree")


def _gaps(program: Program, paths: set[str], lines: range | None) -> Iterator[FactRow]:
    for one in program.blind_spots:
        if one.location.path in paths and (lines is None or one.location.line in lines):
            yield FactRow("not resolved", one.detail, str(one.location), "certain", one.reason)
