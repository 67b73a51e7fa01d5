"""What explanations are made from, and the facts that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from decomposer.model import AccessWay, DataAccess, EntryPoint, Location, Program, Reference, Symbol
from decomposer.model.documents import SCHEMA_VERSION, ExplanationDocument, ExplanationKind, FactRow
from decomposer.model.evidence import Observations
from decomposer.model.phrases import some
from decomposer.model.statistics import Coupling

_SURENESS = ("certain", "likely", "guess")
VERBS = {
    "insert": ("inserts into", "is inserted into by"),
    "update": ("updates", "is updated by"),
    "delete": ("deletes from", "is deleted from by"),
    "select": ("reads", "is read by"),
}
"""What a function does with a table, and the same as seen from the table."""

Used = TypeVar("Used", Reference, DataAccess)


class Known:
    """A program; `entries` are its routes, middleware and tasks.

    `ways` gives how a symbol's call tree comes to tables, `tables` those that it reads and those that it writes.
    """

    def __init__(
        self,
        program: Program,
        entries: Sequence[EntryPoint],
        ways: Callable[[str], Sequence[AccessWay]],
        tables: Callable[[str], tuple[Sequence[str], Sequence[str]]],
        coupling: Coupling,
    ) -> None:
        """`coupling` is what binds the program's parts; `observations` may be added."""
        self.program = program
        self.entries = entries
        self.ways = ways
        self.tables = tables
        self.coupling = coupling
        self.observations: Observations | None = None

    @cached_property
    def symbols(self) -> dict[str, Symbol]:
        """All definitions by name."""
        return {one.id: one for one in self.program.symbols}

    @cached_property
    def places(self) -> dict[str, str]:
        """Where each definition is."""
        return {one.id: str(one.location) for one in self.program.symbols}

    def is_own(self, symbol: str) -> bool:
        """Whether a symbol belongs to the program itself: not to its tests or migrations."""
        return symbol not in self.symbols or self.symbols[symbol].module in self._code

    @cached_property
    def _code(self) -> set[str]:
        return {one.name for one in self.program.modules if one.role == "code"}


def document(kind: ExplanationKind, name: str, place: Location | str, facts: Iterable[FactRow]) -> ExplanationDocument:
    """The facts, each relation to one thing at one place once: the surest."""
    best: dict[tuple[str, str, str, str], FactRow] = {}
    for fact in facts:
        key = (fact.relation, fact.other, fact.location, fact.detail)
        known = best.setdefault(key, fact)
        if _SURENESS.index(fact.confidence) < _SURENESS.index(known.confidence):
            best[key] = fact
    return ExplanationDocument(SCHEMA_VERSION, kind, name, str(place), tuple(best.values()))


def used(relation: str, other: str, one: Reference | DataAccess, whose: str = "", more: str = "") -> FactRow:
    """A reference or an access as a fact; `whose` says which function of several it is, `more` whatever else."""
    how = "" if one.mechanism == "orm" else one.mechanism
    detail = ", ".join(filter(None, (whose, how, "in a loop" if one.in_loop else "", more)))
    return FactRow(relation, other, str(one.location), one.confidence, detail)


def tests_last(known: Known, facts: Iterable[Used], user: Callable[[Used], str]) -> list[Used]:
    """The facts in their order, but those of tests and migrations after all others."""
    return sorted(facts, key=lambda one: not known.is_own(user(one)))


def transactions(program: Program, wanted: Callable[[str, tuple[str, ...]], bool]) -> Iterator[FactRow]:
    """The transactions that are wanted by their function and tables."""
    for one in program.transactions:
        if wanted(one.function, one.tables):
            tables = f"writes {some(one.tables, len(one.tables))}" if one.tables else "writes nothing that was seen"
            where = f" of the database {one.database}" if one.database else ""
            yield FactRow("transaction", one.function, str(one.location), "certain", f"{tables}{where}")


def chains(ways: Iterable[AccessWay], ending: str = "") -> Iterator[FactRow]:
    """For each table below a symbol how its call tree comes there, writes first."""
    listed = list(ways)
    for operation, verbs in VERBS.items():
        for way in (one for one in listed if one.operation == operation):
            detail = " > ".join(way.chain)
            yield FactRow(f"{verbs[0]}{ending}", way.table, str(way.location), way.confidence, detail)
