"""What the rules look at: the program, who owns what of it, and what the boundaries ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from decomposer.model import DataAccess, DependencyGraph, Location, Program, Reference, ServiceMap
from decomposer.model.consulted import NOTHING, Consulted
from decomposer.model.contract import Contract
from decomposer.model.finding import Hop
from decomposer.model.gateway import MONOLITH
from decomposer.model.ownership import Ownership, around
from decomposer.model.plan import SHARED_KERNEL

from .chains import CallChains
from .needs import CALLS, find_needs
from .patterns import is_module_of, matches


class Hit(NamedTuple):
    """One place where a rule is broken, or none to point to; `message` only where the rule's own does not fit."""

    source: str
    owner: str
    target: str
    location: Location | None
    symbol: str
    message: str = ""
    chain: tuple[Hop, ...] = ()


class ForeignReference(NamedTuple):
    """A reference from the code of one owner to that of another one, neither of them the shared kernel."""

    source: str
    owner: str
    reference: Reference

    def hit(self, target: str | None = None) -> Hit:
        """The rule is broken here."""
        one = self.reference
        return Hit(self.source, self.owner, target or one.target, one.location, one.source)


class ForeignAccess(NamedTuple):
    """A statement of one owner's code about a table of another one."""

    source: str
    owner: str
    access: DataAccess

    def hit(self) -> Hit:
        """The rule is broken here."""
        one = self.access
        return Hit(self.source, self.owner, one.table, one.location, one.function)


class Subject:
    """A program under its accepted boundaries."""

    def __init__(
        self,
        graph: DependencyGraph,
        services: ServiceMap,
        contract: Contract,
        today: dt.date | None = None,
        consulted: Consulted = NOTHING,
    ) -> None:
        """`graph` needs no edges; without a day, nothing ends."""
        self.graph = graph
        self.program: Program = graph.program
        self.services = services
        self.contract = contract
        self.today = today
        self.consulted = consulted
        self.owners = Ownership(graph, services)

    @cached_property
    def functions(self) -> frozenset[str]:
        """All functions and methods of the program."""
        return frozenset(one.id for one in self.program.symbols if one.kind in ("function", "method"))

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The ids of rules of which nobody can tell here whether they are broken: what they look at is not there."""
        moves = frozenset({"assignment-drift"}) if self.contract.moves is None else frozenset()
        return moves if self.consulted.has_output else moves | {"gateway-route", "outdated-artifacts"}

    @cached_property
    def places(self) -> dict[str, Location]:
        """Where each symbol is defined."""
        return {one.id: one.location for one in self.program.symbols}

    @cached_property
    def chains(self) -> CallChains:
        """Who calls whom."""
        return CallChains(self.program)

    @cached_property
    def references(self) -> tuple[ForeignReference, ...]:
        """What the code of one owner needs of another one's; guesses are left out, and so is the shared kernel."""
        return tuple(one for one in self._crossing if SHARED_KERNEL not in {one.source, one.owner})

    @cached_property
    def kernel_references(self) -> tuple[ForeignReference, ...]:
        """What the shared kernel needs of others: it calls what it is given, and needs only what it names itself."""
        found = [one for one in self._crossing if one.source == SHARED_KERNEL]
        module_of = {one.id: one.module for one in self.program.symbols}
        named = {(module_of.get(one.reference.source), one.reference.target) for one in found if _is_name(one)}
        return tuple(
            one
            for one in found
            if any((module_of.get(one.reference.source), name) in named for name in around(one.reference.target))
        )

    @cached_property
    def accesses(self) -> tuple[ForeignAccess, ...]:
        """What the code of one owner does to tables of another one; the shared kernel included, guesses left out."""
        return tuple(one for one in self._owned_accesses() if one.source != one.owner)

    def foreign_tables(self, function: str, tables: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Who owns a function, and of tables that it uses together, if they have several owners, each other's table.

        As (owner of the function, owner of the table, table); nothing for code of nobody and of the shared kernel.
        """
        source = self.owners.of_symbol(function)
        owners = {table: self.owners.of_table(table) for table in tables}
        known = {table: owner for table, owner in owners.items() if owner is not None}
        if source is not None and source != SHARED_KERNEL and len(set(known.values())) > 1:
            yield from ((source, owner, table) for table, owner in known.items() if owner != source)

    def is_call(self, one: ForeignReference) -> bool:
        """Whether the target runs: a function that is handed over as a value is called elsewhere, if not as a task."""
        found = one.reference
        if found.target in self._receivers:
            return False
        if found.kind == "mention":
            return found.target in self.functions and (found.target, found.location) not in self._started
        return found.kind in CALLS

    def is_signal(self, one: ForeignReference) -> bool:
        """Whether a receiver runs, at once or through a framework that sends the signal."""
        return one.reference.kind == "signal" or (
            one.reference.kind in CALLS and one.reference.target in self._receivers
        )

    @cached_property
    def _receivers(self) -> frozenset[str]:
        return frozenset(one.target for one in self.program.references if one.kind == "signal")

    @cached_property
    def _started(self) -> frozenset[tuple[str, Location]]:
        """Tasks, and where they are put into a queue."""
        return frozenset((one.target, one.location) for one in self.program.references if one.kind == "task")

    def is_exposed(self, owner: str, consumer: str, symbol: str, *, as_module: bool = False) -> bool:
        """Whether an owner lets a consumer use a symbol: itself, or a definition around it, under any of their names.

        What the `__init__` of a package imports has a name there too. Importing the module in which exposed things
        stand is as good as importing them.
        """
        contract = self.contract
        patterns = (*contract.exposed.get(owner, ()), *contract.exposed_to.get((owner, consumer), ()))
        names = self._definitions_around(symbol)
        return any(matches(pattern, name) for pattern in patterns for name in names) or (
            as_module and any(is_module_of(pattern, symbol) for pattern in patterns)
        )

    def _definitions_around(self, symbol: str) -> tuple[str, ...]:
        """A symbol and all definitions around it, without its module, under all their names."""
        names = [symbol]
        while (parent := self._parents.get(names[-1])) is not None:
            names.append(parent)
        return tuple(name for one in names for name in (one, *self._other_names.get(one, ())))

    @cached_property
    def _other_names(self) -> dict[str, list[str]]:
        packages = {one.name for one in self.program.modules if one.path.endswith("__init__.py")}
        found: dict[str, list[str]] = {}
        for one in self.program.references:
            if one.kind == "import" and one.source in packages:
                found.setdefault(one.target, []).append(f"{one.source}.{one.target.rpartition('.')[2]}")
        return found

    @cached_property
    def _parents(self) -> dict[str, str]:
        kept = {one.id: one.parent for one in self.program.symbols if one.parent is not None}
        modules = {one.name for one in self.program.modules}
        return {symbol: parent for symbol, parent in kept.items() if parent not in modules}

    @cached_property
    def _crossing(self) -> tuple[ForeignReference, ...]:
        return tuple(self._find_crossing())

    def _find_crossing(self) -> Iterator[ForeignReference]:
        owner_of = self.owners.of_source
        for one in find_needs(self.program):
            owner = owner_of(one.target)
            source = owner_of(one.source) if owner else None
            if source and owner and source != owner:
                yield ForeignReference(source, owner, one)

    def _owned_accesses(self) -> Iterator[ForeignAccess]:
        for one in self.program.accesses:
            # That rows go with deleted ones is what their foreign key says, which is asked for itself.
            owner = self.owners.of_table(one.table)
            if owner is not None and one.confidence != "guess" and not one.is_cascade:
                sources = {self.owners.of_symbol(function) for function in one.callers or (one.function,)}
                for source in sorted(filter(None, sources)):
                    yield ForeignAccess(source, owner, one)


def _is_name(one: ForeignReference) -> bool:
    return one.reference.kind in {"import", "inherit", "decorate", "mention"}


def is_service(owner: str | None) -> bool:
    """Whether an owner is a service, and not nobody, what is left or what all share."""
    return owner not in {None, MONOLITH, SHARED_KERNEL}
