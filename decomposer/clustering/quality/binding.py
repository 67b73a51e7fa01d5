"""How good a cut of a dependency graph is: the one place where metrics are fed from a graph.

A cut maps units to services; units that are no key (shared kernel, not placed) take no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from decomposer.clustering.ownership import own_tables, uses_of_tables
from decomposer.clustering.words import all_words_of
from decomposer.model.entry import Reach
from decomposer.model.graph import DependencyGraph, Edge, Evidence
from decomposer.model.proposal import CutMetrics

from . import structure
from .business import business_context_purity, complexity, uniform_complexity
from .data import cut_calls, foreign_uses, services_per_route, torn
from .operations import Operation, cohesion_of_domains
from .sizes import non_extreme_distribution, non_extreme_services

Links = dict[tuple[str, str], float]
Traces = dict[str, list[tuple[str, str]]]


def measure(graph: DependencyGraph, units: Mapping[str, str], tables: Mapping[str, str]) -> CutMetrics:
    """The numbers of a cut that every proposal carries; `units` and `tables` name the service of each."""
    data = _data(graph, units, tables)
    return CutMetrics(
        modularity=round(modularity(graph, units), 6),
        inter_service_calls=round(inter_service_calls(graph, units), 6),
        foreign_writes=data.foreign_writes,
        foreign_reads=data.foreign_reads,
        split_transactions=data.split_transactions,
        cut_foreign_keys=data.cut_foreign_keys,
        cut_joins=data.cut_joins,
        chatty_cuts=chatty_cuts(graph, units),
    )


def modularity(graph: DependencyGraph, units: Mapping[str, str]) -> float:
    """Newman's modularity of all edges with their weights; see `structure.modularity`."""
    return structure.modularity(units, {(edge.source, edge.target): edge.weight for edge in graph.edges})


def inter_service_calls(graph: DependencyGraph, units: Mapping[str, str]) -> float:
    """The share of calls between services, in [0, 1]; 0 without calls; see `structure.inter_partition_calls`."""
    return structure.inter_partition_calls(units, _call_links(graph)) or 0.0


def chatty_cuts(graph: DependencyGraph, units: Mapping[str, str]) -> int:
    """Call sites inside a loop that go to another service: each would be a request per round."""
    sites = ((edge.source, edge.target) for edge in graph.edges for one in _calls(edge) if one.in_loop)
    return cut_calls(units, sites)


def score(graph: DependencyGraph, units: Mapping[str, str], reaches: Sequence[Reach] = ()) -> dict[str, float]:
    """Every metric of a cut that the graph has the facts for, by its key.

    `reaches` say what the call trees of routes and tasks reach. Calls are those of a source, guesses left out, or the
    edges of a graph from elsewhere.
    """
    found: dict[str, float | None] = {
        "ned": non_extreme_distribution(units),
        "ned_clusters": non_extreme_services(units),
    }
    if calls := _call_links(graph):
        found |= _structure(units, calls)
    if graph.edges:
        found["modularity"] = modularity(graph, units)
    found |= _business(graph, units, reaches)
    found |= _data_metrics(graph, units)
    return {key: value for key, value in found.items() if value is not None}


def _structure(units: Mapping[str, str], calls: Links) -> dict[str, float | None]:
    return {
        "sm": structure.structural_modularity(units, calls),
        "sm_jin": structure.directed_modularity(units, calls),
        "icp": structure.inter_partition_calls(units, calls),
        "icp_raw": structure.raw_inter_partition_calls(units, calls),
        "ifn": structure.interfaces(units, calls),
        "ifn_units": structure.interface_units(units, calls),
        "turbo_mq": structure.turbo_mq(units, calls),
    }


def _business(graph: DependencyGraph, units: Mapping[str, str], reaches: Sequence[Reach]) -> dict[str, float | None]:
    traces = _traces(graph)
    names = {name: {entity for _, entity in trace} for name, trace in traces.items()}
    reached: Iterable[tuple[str, Collection[str]]] = names.items() if traces else ((r.name, r.units) for r in reaches)
    contexts: dict[str, set[str]] = defaultdict(set)
    for name, members in reached:
        for unit in members:
            contexts[unit].add(name)
    found: dict[str, float | None] = {
        "bcp": business_context_purity(units, contexts),
        "complexity": complexity(units, traces),
        "uniform_complexity": uniform_complexity(units, traces),
    }
    if visits := services_per_route(units, [one.units for one in reaches if one.kind == "route"]):
        found["services_per_route"], found["services_per_route_max"] = visits
    return found


class _Data(NamedTuple):
    foreign_writes: int
    foreign_reads: int
    split_transactions: int
    cut_foreign_keys: int
    cut_joins: int


def _data(graph: DependencyGraph, units: Mapping[str, str], tables: Mapping[str, str]) -> _Data:
    program = graph.program
    return _Data(
        foreign_uses(units, tables, uses_of_tables(graph, writing=True)),
        foreign_uses(units, tables, uses_of_tables(graph, writing=False)),
        torn(tables, (scope.tables for scope in program.transactions)),
        torn(tables, ((key.table, key.target) for key in program.foreign_keys)),
        torn(tables, (join.tables for join in program.joins)),
    )


def _data_metrics(graph: DependencyGraph, units: Mapping[str, str]) -> dict[str, float | None]:
    """Of a graph from elsewhere, only transactions are known, and those by its traces."""
    numbers = {service: number for number, service in enumerate(sorted(set(units.values())))}
    owners = own_tables(graph, {unit: numbers[service] for unit, service in units.items()})
    services = dict(enumerate(numbers))
    data = _data(graph, units, {table: services[owner] for table, owner in owners.items()})
    program, found = graph.program, dict[str, float | None]()
    if program.transactions:
        found["split_transactions"] = data.split_transactions
    if not program.references:
        return found
    found["chatty_cuts"] = chatty_cuts(graph, units)
    found["chd"] = cohesion_of_domains(_interfaces(graph, units))
    if program.tables or program.accesses:
        found |= {key: value for key, value in data._asdict().items() if key != "split_transactions"}
    return found


def _traces(graph: DependencyGraph) -> Traces:
    """What each functionality reads and writes in its order, where that is known."""
    found: Traces = {}
    for one in graph.program.accesses:
        if one.mechanism == "trace":
            mode = "R" if one.operation == "select" else "W"
            found.setdefault(one.function, []).append((mode, graph.tables[one.table]))
    return found


def _call_links(graph: DependencyGraph) -> Links:
    calls = ((edge, fsum(one.times for one in _calls(edge))) for edge in graph.edges)
    return {(edge.source, edge.target): number for edge, number in calls if number}


def _calls(edge: Edge) -> Iterator[Evidence]:
    return (one for one in edge.evidence if one.view in {"call", "via"} and one.confidence != "guess")


def _interfaces(graph: DependencyGraph, units: Mapping[str, str]) -> dict[str, list[Operation]]:
    """Units that another service calls, with what it calls of them. What operations exchange is not known."""
    found: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.source in units and edge.target in units and units[edge.source] != units[edge.target]:
            for one in _calls(edge):
                found[edge.target].add(one.target)
    words = {unit: [all_words_of(name.rpartition(".")[2]) for name in sorted(names)] for unit, names in found.items()}
    return {unit: [Operation(frozenset(one)) for one in operations] for unit, operations in words.items() if operations}
