"""What binds the parts of a program to each other, and whether their imports show it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from typing import NamedTuple, get_args

from analyzers.program import Location, Program, Reference, ReferenceKind
from decomposer.model.statistics import Binding, Coupling, PartPair, Tie

from .parts import find_parts

_BINDING: dict[ReferenceKind, Binding] = {
    "call": "call",
    "implicit": "call",
    "instantiate": "call",
    "decorate": "call",
    "inherit": "inherit",
    "import": "import",
    "mention": "name",
    "via": "via",
    "task": "task",
    "signal": "signal",
    "url": "url",
}
_ORDER: tuple[Binding, ...] = get_args(Binding)


class _Fact(NamedTuple):
    """Something at one place that binds two parts; `what` tells apart what stands on one line."""

    one: str | None
    other: str | None
    binding: Binding
    location: Location
    what: str = ""


def find_coupling(program: Program) -> Coupling:
    """Each pair of parts that one fact at least binds; guesses and tests bind nothing."""
    parts = find_parts(program)
    places: dict[tuple[str, str], dict[Binding, set[tuple[Location, str]]]] = {}
    for fact in _facts(_Where(program, parts.of)):
        if fact.one is not None and fact.other is not None and fact.one != fact.other:
            pair = (min(fact.one, fact.other), max(fact.one, fact.other))
            places.setdefault(pair, {}).setdefault(fact.binding, set()).add((fact.location, fact.what))
    pairs = (PartPair(*pair, _ties(places[pair])) for pair in sorted(places))
    return Coupling(parts.kind, tuple(sorted(set(parts.of.values()))), tuple(pairs))


def _ties(places: dict[Binding, set[tuple[Location, str]]]) -> tuple[Tie, ...]:
    bindings = (binding for binding in _ORDER if binding in places)
    return tuple(Tie(binding, len(places[binding]), min(places[binding])[0]) for binding in bindings)


class _Where:
    """The part in which symbols, tables and files stand."""

    def __init__(self, program: Program, part_of: dict[str, str]) -> None:
        """Collects the modules of symbols, files and tables."""
        self.program = program
        self.part_of = part_of
        self.module_of = {one.id: one.module for one in program.symbols}
        self.paths = {one.path: one.name for one in program.modules}
        self.migrations = {one.name for one in program.modules if one.role == "migration"}
        self._folders = self._find_folders()
        self._tables: dict[str, set[str]] = {}
        for table in program.tables:
            if part := self.of_path(table.location.path):
                self._tables.setdefault(table.name, set()).add(part)

    def of_symbol(self, symbol: str) -> str | None:
        """The part of a symbol; None for one of no part, or outside of the program."""
        return self.part_of.get(self.module_of.get(symbol, ""))

    def of_source(self, name: str) -> str | None:
        """The part of a symbol, or of a template by its path."""
        return self.of_symbol(name) if name in self.module_of else self.of_path(name)

    def of_table(self, name: str) -> set[str]:
        """The parts that declare a table."""
        return self._tables.get(name, set())

    def of_path(self, path: str) -> str | None:
        """The part of a module, and of what else lies in a folder of one part or below it."""
        if path in self.paths:
            return self.part_of.get(self.paths[path])
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            folder = folder.rpartition("/")[0]
        return self._folders.get(folder)

    def in_migration(self, symbol: str) -> bool:
        """Whether a symbol belongs to a migration."""
        return self.module_of.get(symbol) in self.migrations

    def _find_folders(self) -> dict[str, str | None]:
        found: dict[str, set[str | None]] = {}
        for path, module in self.paths.items():
            found.setdefault(path.rpartition("/")[0], set()).add(self.part_of.get(module))
        return {folder: next(iter(parts)) for folder, parts in found.items() if len(parts) == 1}


def _facts(where: _Where) -> Iterator[_Fact]:
    program = where.program
    sure = (one for one in program.references if one.scope == "project" and one.confidence != "guess")
    return chain(
        chain.from_iterable(_of_reference(where, one) for one in sure),
        _of_data(where),
        _of_keys(where),
        _of_joins(where),
        _of_templates(where),
    )


def _of_reference(where: _Where, one: Reference) -> Iterator[_Fact]:
    source, target = where.of_source(one.source), where.of_symbol(one.target)
    if where.in_migration(one.source) or where.in_migration(one.target):
        yield _Fact(source, target, "migration", one.location, one.target)
        return
    # What a loader or a string names, no import statement shows.
    binding = "text" if one.kind in {"mention", "import"} and one.mechanism else _BINDING[one.kind]
    yield _Fact(source, target, binding, one.location, one.target)
    if one.location.path not in where.paths and one.kind != "url":
        page = where.of_path(one.location.path)
        yield _Fact(source, page, "template", one.location, one.source)
        yield _Fact(page, target, "template", one.location, one.target)


def _of_data(where: _Where) -> Iterator[_Fact]:
    for one in where.program.accesses:
        if one.is_cascade:
            # That rows go with deleted ones is what their foreign key says, which is a tie itself.
            continue
        binding: Binding = "migration" if where.in_migration(one.function) else "query"
        source = where.of_symbol(one.function)
        yield from (_Fact(source, part, binding, one.location, one.table) for part in where.of_table(one.table))


def _of_keys(where: _Where) -> Iterator[_Fact]:
    for one in where.program.foreign_keys:
        source = where.of_path(one.location.path)
        yield from (_Fact(source, part, "foreign_key", one.location, one.column) for part in where.of_table(one.target))


def _of_templates(where: _Where) -> Iterator[_Fact]:
    for one in where.program.template_uses:
        yield _Fact(where.of_source(one.source), where.of_path(one.template), "template", one.location, one.template)


def _of_joins(where: _Where) -> Iterator[_Fact]:
    for one in where.program.joins:
        parts = sorted({part for table in one.tables for part in where.of_table(table)})
        yield from (_Fact(*pair, "join", one.location) for pair in combinations(parts, 2))
