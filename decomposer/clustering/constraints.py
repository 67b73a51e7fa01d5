"""Constraints applied to any search: what belongs together is one unit of the graph that is searched.

Instance-level constraints after Wagstaff & Cardie, "Clustering with instance-level constraints", ICML 2000. Units that
must be together are contracted before the search, so no clusterer has to know of them (`contract`); what a clusterer
cannot know otherwise, such as what must be apart, is repaired afterwards (`repairing`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from decomposer.errors import InputError
from decomposer.model.blocks import Sides, differ, find_blocks
from decomposer.model.constraints import SHARED, Constraints
from decomposer.model.graph import DependencyGraph, Edge, Unit, View

from .network import network_of

Value = TypeVar("Value")


class Kept(Struct, frozen=True, gc=False):
    """A graph in which each block of units is one unit, called like the first of them, and what is known of these.

    `members` has the units of each block. `service_of` are the services of those that are held by one, `frozen` those
    of them that nothing may join. `shared` are held by the shared kernel, `own` must not get into it. `sides` are the
    decisions by which some must be apart, `forbidden` cannot make up a service.
    """

    graph: DependencyGraph
    members: dict[str, tuple[str, ...]]
    service_of: dict[str, str]
    frozen: frozenset[str]
    shared: frozenset[str]
    own: frozenset[str]
    sides: dict[str, Sides]
    forbidden: frozenset[str]
    services: tuple[int, int] | None

    def kernel(self, found: Iterable[str]) -> frozenset[str]:
        """The shared kernel, given what was found to be shared."""
        return (frozenset(found) - self.own) | self.shared

    def expand(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """For each unit of the original graph what its block has."""
        return {unit: value for block, value in values.items() for unit in self.members.get(block, (block,))}


def keep(graph: DependencyGraph, constraints: Constraints) -> Kept:
    """The graph as the search sees it. Raises InputError if the constraints contradict each other."""
    known = {unit.id for unit in graph.units}
    named = {}
    for block in find_blocks(constraints):
        if len(block.holders) > 1 or differ(block.sides):
            raise InputError(
                f"{block.units[0]!r} cannot be kept with all that it must be together with, and apart from"
            )
        if units := tuple(unit for unit in block.units if unit in known):
            named[units[0]] = replace(block, units=units)
    members = {name: block.units for name, block in named.items()}
    forbidden = {unit for group in constraints.forbidden for unit in group.units}
    service_of = {name: block.holders[0] for name, block in named.items() if block.holders}
    shared = frozenset(name for name, holder in service_of.items() if holder == SHARED)
    contracted = contract(graph, members)
    return Kept(
        graph=contracted,
        members=members,
        service_of={name: holder for name, holder in service_of.items() if holder != SHARED},
        frozen=frozenset(name for name, holder in service_of.items() if holder in constraints.frozen),
        shared=shared,
        own=frozenset(name for name, units in members.items() if len(units) > 1 or name in service_of) - shared,
        sides={name: block.sides for name, block in named.items() if block.sides},
        forbidden=frozenset(one.id for one in contracted.units if forbidden.issuperset(members.get(one.id, (one.id,)))),
        services=constraints.services,
    )


def contract(graph: DependencyGraph, members: Mapping[str, tuple[str, ...]]) -> DependencyGraph:
    """The graph with each of these sets of units as one, called by its key; edges inside of one are left out."""
    block_of = {unit: name for name, units in members.items() for unit in units if len(units) > 1}
    if not block_of:
        return graph
    lines: dict[str, int] = defaultdict(int)
    for unit in graph.units:
        lines[block_of.get(unit.id, unit.id)] += unit.lines
    return replace(
        graph,
        units=tuple(
            _resized(unit, lines[unit.id]) for unit in graph.units if block_of.get(unit.id, unit.id) == unit.id
        ),
        edges=tuple(_merged(graph.edges, block_of)),
        unit_of={symbol: block_of.get(unit, unit) for symbol, unit in graph.unit_of.items()},
        tables={table: block_of.get(unit, unit) for table, unit in graph.tables.items()},
    )


def _resized(unit: Unit, lines: int) -> Unit:
    return unit if unit.lines == lines else replace(unit, lines=lines)


def _merged(edges: Iterable[Edge], block_of: Mapping[str, str]) -> Iterable[Edge]:
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pair = block_of.get(edge.source, edge.source), block_of.get(edge.target, edge.target)
        if pair[0] != pair[1]:
            found[pair].append(edge)
    for pair, same in sorted(found.items()):
        if len(same) == 1:
            yield replace(same[0], source=pair[0], target=pair[1])
            continue
        weights: dict[View, list[float]] = defaultdict(list)
        for edge in same:
            for view, weight in edge.weights.items():
                weights[view].append(weight)
        evidence = tuple(sorted(one for edge in same for one in edge.evidence))
        yield Edge(*pair, {view: math.fsum(weights[view]) for view in sorted(weights)}, evidence)


def services_to_find(constraints: Constraints, wanted: tuple[int, int] | None) -> tuple[int, int] | None:
    """The least and the most services that a search has to find besides those that are frozen."""
    services = wanted or constraints.services
    if services is None:
        return None
    least, most = (max(1, number - len(constraints.frozen)) for number in services)
    return least, most


def ties_of(kept: Kept) -> dict[str, dict[str, float]]:
    """What each unit is tied to, and how much."""
    network, names = network_of(kept.graph), sorted(unit.id for unit in kept.graph.units)
    ties: dict[str, dict[str, float]] = {name: {} for name in names}
    for (one, other), weight in network.links.items():
        if one != other:
            ties[names[one]][names[other]] = ties[names[other]][names[one]] = round(weight, 9)
    return ties
