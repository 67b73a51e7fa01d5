"""What all steps of a plan are made from, in whatever order they are taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from decomposer.model import DependencyGraph, RepeatedUse, ServiceMap
from decomposer.model.ownership import Ownership

from .crossings import find_crossings
from .order import Costs, couplings, find_cycles, needs_at_once


class Situation:
    """A cut, and what its services need of each other."""

    def __init__(self, graph: DependencyGraph, services: ServiceMap, repeated: Iterable[RepeatedUse] = ()) -> None:
        """`repeated` are the loops of the program that come to tables with each turn."""
        self.graph = graph
        self.services = services
        self.repeated = tuple(repeated)
        self.ownership = Ownership(graph, services)
        self.crossings = find_crossings(self.ownership)
        self.needs: Costs = needs_at_once(self.crossings, services.services)
        self.cycles = find_cycles(services.services, self.needs)

    @cached_property
    def couplings(self) -> Costs:
        """How much each owner needs each other one."""
        return couplings(self.crossings)

    @cached_property
    def library_tables(self) -> Mapping[str, frozenset[str]]:
        """Per owner the tables that libraries keep and that its code or its foreign keys use."""
        program, owners = self.graph.program, self.ownership
        kept = {one for one in self.graph.library_tables if owners.of_table(one) is None}
        uses = [(owners.of_symbol(one.function), one.table) for one in program.accesses if one.table in kept]
        uses += [(owners.of_table(one.table), one.target) for one in program.foreign_keys if one.target in kept]
        found: dict[str, set[str]] = {}
        for owner, table in uses:
            if owner is not None:
                found.setdefault(owner, set()).add(table)
        return {owner: frozenset(tables) for owner, tables in found.items()}

    def cycle_around(self, service: str) -> tuple[str, ...]:
        """The other services of its cycle, if it is in one."""
        return tuple(other for cycle in self.cycles if service in cycle for other in cycle if other != service)
