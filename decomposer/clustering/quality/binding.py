"""How good a cut of a dependency graph is.

A cut maps units to services; units that are no key (shared kernel, not placed) take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum, log

from decomposer.clustering.network import modularity as network_modularity
from decomposer.clustering.network import network_of, renumber
from decomposer.model.graph import DependencyGraph, Edge
from decomposer.model.proposal import CutMetrics


def measure(graph: DependencyGraph, units: Mapping[str, str], tables: Mapping[str, str]) -> CutMetrics:
    """All numbers of a cut; `units` and `tables` name the service of each."""
    foreign = _foreign_accesses(graph, units, tables)
    program = graph.program
    return CutMetrics(
        modularity=round(modularity(graph, units), 6),
        inter_service_calls=round(inter_service_calls(graph, units), 6),
        foreign_writes=len({pair for pair, writes in foreign if writes}),
        foreign_reads=len({pair for pair, writes in foreign if not writes}),
        split_transactions=sum(_owners(scope.tables, tables) > 1 for scope in program.transactions),
        cut_foreign_keys=sum(_owners((key.table, key.target), tables) > 1 for key in program.foreign_keys),
        cut_joins=sum(_owners(join.tables, tables) > 1 for join in program.joins),
        chatty_cuts=chatty_cuts(graph, units),
    )


def modularity(graph: DependencyGraph, units: Mapping[str, str]) -> float:
    """Newman's weighted modularity of the undirected graph of all placed units, in [-0.5, 1].

    Newman, "Analysis of weighted networks", Physical Review E 70 (2004).
    """
    placed = [unit for unit in graph.units if unit.id in units]
    edges = tuple(edge for edge in graph.edges if edge.source in units and edge.target in units)
    part = DependencyGraph(tuple(placed), edges, graph.unit_of, graph.tables, graph.program)
    return network_modularity(network_of(part), renumber([units[name] for name in sorted(one.id for one in placed)]))


def inter_service_calls(graph: DependencyGraph, units: Mapping[str, str]) -> float:
    """The share of calls between services, in [0, 1]: sum of ln(w) + 1 over cut pairs / the same over all pairs.

    Pairs of units are directed, w is the number of call sites, guesses left out; a w below 1 counts as it is. `icp` of
    Kalia et al., "Mono2Micro: a practical and effective tool for decomposing monolithic Java applications to
    microservices", ESEC/FSE 2021.
    """
    inside, across = [0.0], [0.0]
    for edge in graph.edges:
        calls = fsum(one.times for one in edge.evidence if one.view in {"call", "via"} and one.confidence != "guess")
        if calls and edge.source in units and edge.target in units:
            side = inside if units[edge.source] == units[edge.target] else across
            side.append(log(calls) + 1 if calls >= 1 else calls)
    return fsum(across) / (fsum(inside + across) or 1.0)


def chatty_cuts(graph: DependencyGraph, units: Mapping[str, str]) -> int:
    """Call sites inside a loop that go to another service: each would be a request per round."""
    return sum(_loops(edge) for edge in graph.edges if _is_cut(edge, units))


def _is_cut(edge: Edge, units: Mapping[str, str]) -> bool:
    return edge.source in units and edge.target in units and units[edge.source] != units[edge.target]


def _loops(edge: Edge) -> int:
    calls = (one for one in edge.evidence if one.view in {"call", "via"} and one.confidence != "guess")
    return sum(one.in_loop for one in calls)


def _foreign_accesses(
    graph: DependencyGraph, units: Mapping[str, str], tables: Mapping[str, str]
) -> set[tuple[tuple[str, str], bool]]:
    """((unit, table), is it a write) for each access of a table that another service owns."""
    found = set()
    for access in graph.program.accesses:
        unit = graph.unit_of.get(access.function, "")
        user, owner = units.get(unit), tables.get(access.table)
        if user and owner and user != owner and access.confidence != "guess":
            found.add(((unit, access.table), access.operation != "select"))
    return found


def _owners(names: tuple[str, ...], tables: Mapping[str, str]) -> int:
    return len({tables[name] for name in names if name in tables})
