"""The whole stage: from the dependency graph to services with names, data, routes, tasks and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from msgspec.structs import replace

from decomposer.model.constraints import FREE, Constraints
from decomposer.model.graph import DependencyGraph
from decomposer.model.proposal import Proposal, Service

from .constraints import Kept, keep, ties_of
from .kernel import find_hubs, find_libraries, find_shared
from .likeness import Likeness
from .naming import Described, name_services
from .orchestrating import find_orchestrators
from .ownership import declarers_written, own_routes, own_tables, own_tasks
from .partition import Clusterer, Partition
from .placement import attach
from .quality import measure
from .repairing import KERNEL, repair
from .searching import Search
from .settling import find_idle, join_idle, settle
from .vocabulary import Vocabulary


class Names(NamedTuple):
    """What people want services to be called: some groups by number, and what none is called."""

    of: Mapping[int, str]
    forbidden: frozenset[str]


def propose(
    graph: DependencyGraph,
    *,
    seed: int = 0,
    clusterer: Clusterer | None = None,
    layout: bool = True,
    constraints: Constraints = FREE,
) -> Proposal:
    """Services that cover every unit once, unless it is shared kernel; the same answer for any order of the input.

    Commands that work on the data of many services are in none. Without `layout`, the modules and packages in which
    units lie are no reason for anything. All `constraints` are kept; only code that may be in no service then stays out
    of all of them. Raises InputError for constraints that
    contradict each other.
    """
    chosen = clusterer or Search()
    seen = graph if layout else _without_layout(graph)
    kept = keep(seen, constraints)
    hubs = kept.kernel(find_hubs(kept.graph))
    partition = chosen.cluster(_linked_part(kept.graph, hubs | kept.frozen), seed=seed)
    groups = repair(kept, _settled(kept, _place_all(kept, partition, hubs)))
    called = {groups[block]: service for block, service in kept.service_of.items()}
    groups, stability = kept.expand(groups), kept.expand(partition.stability)
    services = _services(seen, groups, stability, Names(called, constraints.forbidden_names))
    return Proposal(
        services=services,
        shared_kernel=tuple(sorted(unit for unit, group in groups.items() if group == KERNEL)),
        algorithm=chosen.name,
        seed=seed,
        resolution=partition.resolution,
        metrics=measure(
            graph,
            units={unit: service.name for service in services for unit in service.units},
            tables={table: service.name for service in services for table in service.tables},
        ),
        stability=stability,
    )


def _without_layout(graph: DependencyGraph) -> DependencyGraph:
    """The same graph, of which nobody knows where its units lie."""
    return replace(graph, units=tuple(replace(unit, module="") for unit in graph.units))


def _linked_part(graph: DependencyGraph, hubs: frozenset[str]) -> DependencyGraph:
    """The units that have an edge to another one, hubs aside."""
    edges = tuple(edge for edge in graph.edges if edge.weight > 0 and not {edge.source, edge.target} & hubs)
    linked = {unit for edge in edges for unit in (edge.source, edge.target)}
    units = tuple(unit for unit in graph.units if unit.id in linked)
    return replace(graph, units=units, edges=edges)


def _place_all(kept: Kept, partition: Partition, hubs: frozenset[str]) -> dict[str, int]:
    """The group of each unit, loose ones placed beside their neighbours; the kernel is group `KERNEL`.

    Frozen services have groups of their own, beside which nothing is placed. Orchestrators have none.
    """
    graph = kept.graph
    found = {unit: number for number, group in enumerate(partition.groups) for unit in group}
    frozen = {unit: number for number, unit in enumerate(sorted(kept.frozen), len(partition.groups) + 1)}
    kernel = kept.kernel(find_shared(graph, found | frozen, hubs))
    aside = kernel | (find_orchestrators(graph, found | frozen) - kept.own)
    in_services = {unit: number for unit, number in found.items() if unit not in aside}
    placed = in_services | dict.fromkeys(kernel, KERNEL)
    modules = {unit.id: unit.module for unit in graph.units}
    loose = set(modules) - set(placed) - set(frozen) - aside
    handling = {graph.unit_of.get(one.handler, "") for one in graph.program.routes}
    owning = loose & (kept.own | handling | set(graph.tables.values()))

    def alike(units: Sequence[str]) -> dict[str, int]:
        return Likeness(graph).nearest(units, in_services)

    beside = attach(loose - owning, placed, modules, alike)
    return placed | frozen | beside | attach(owning, in_services, modules, alike)


def _settled(kept: Kept, groups: Mapping[str, int]) -> dict[str, int]:
    """The same groups, in which each unit that can move is where it clearly belongs, and each has something to serve.

    Code that serves nothing joins the service that it is tied to most, or the kernel, if it is a library; what is tied
    to no service stays where it is, in the monolith.
    """
    moving = {unit: group for unit, group in groups.items() if group != KERNEL and unit not in kept.frozen}
    ties = ties_of(kept)
    settled = settle(moving, ties, kept.service_of, declarers_written(kept.graph))
    idle = find_idle(settled, _serving(kept, settled))
    least = 1 if kept.services is None else kept.services[0] - len(kept.frozen)
    libraries = find_libraries(kept.graph, settled, idle) if len(set(settled.values())) - len(idle) >= least else set()
    shared = {unit for unit, group in settled.items() if group in libraries}
    joined = join_idle(
        {unit: group for unit, group in settled.items() if unit not in shared}, ties, idle - libraries, least
    )
    staying = moving.keys() - joined.keys() - shared
    placed = {unit: group for unit, group in groups.items() if unit not in staying}
    return {**placed, **joined, **dict.fromkeys(shared, KERNEL)}


def _serving(kept: Kept, groups: Mapping[str, int]) -> set[int]:
    """The groups that have a table, a route or a task, or of which people said something."""
    owned = (own(kept.graph, groups).values() for own in (own_tables, own_routes, own_tasks))
    named = {group for unit, group in groups.items() if unit in kept.own}
    return named.union(*owned)


def _services(
    graph: DependencyGraph, groups: Mapping[str, int], stability: Mapping[str, float], given: Names
) -> tuple[Service, ...]:
    """One service per group, sorted by name."""
    numbers = sorted({group for group in groups.values() if group != KERNEL})
    units = _members(groups)
    tables = _members(own_tables(graph, groups))
    routes = _members(own_routes(graph, groups))
    tasks = _members(own_tasks(graph, groups))
    lines = {unit.id: unit.lines for unit in graph.units}
    described = [_described(tables.get(one, ()), routes.get(one, ()), units[one], graph) for one in numbers]
    called = {place: given.of[number] for place, number in enumerate(numbers) if number in given.of}
    names = name_services(described, Vocabulary.of(graph), called, given.forbidden)
    services = (
        Service(
            name=name,
            units=units[number],
            tables=tables.get(number, ()),
            routes=routes.get(number, ()),
            tasks=tasks.get(number, ()),
            lines=sum(lines[unit] for unit in units[number]),
            confidence=_confidence(units[number], stability),
        )
        for name, number in zip(names, numbers, strict=True)
    )
    return tuple(sorted(services, key=lambda service: service.name))


def _described(
    tables: tuple[str, ...], routes: tuple[str, ...], units: tuple[str, ...], graph: DependencyGraph
) -> Described:
    """A table that has a class is called like the class: its own name may have no borders between words."""
    models = {table.name: table.model or table.name for table in graph.program.tables}
    modules = {unit.id: unit.module for unit in graph.units}
    return Described(
        tuple(models.get(table, table) for table in tables), routes, units, tuple(modules[unit] for unit in units)
    )


def _members(groups: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    members: dict[int, list[str]] = {}
    for name in sorted(groups):
        members.setdefault(groups[name], []).append(name)
    return {group: tuple(names) for group, names in members.items()}


def _confidence(units: tuple[str, ...], stability: Mapping[str, float]) -> float:
    """The mean stability of the units that were clustered; 0 if all were only placed beside others."""
    known = [stability[unit] for unit in units if unit in stability]
    return round(fsum(known) / len(known), 4) if known else 0.0
