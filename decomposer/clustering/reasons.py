"""Graph and services -> reasons: how surely each unit belongs where it is, whoever put it there.

All numbers are those of the edges of the graph, view by view, so that each of them can be traced to places in the
source. What a search did to them (words, balance) is not in them: a unit may be in a service although another one
pulls more, and is told to be on the borderline then.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from decomposer.model.boundaries import ServiceMap
from decomposer.model.graph import DependencyGraph, Edge, Evidence, View
from decomposer.model.reasons import Reasons, ServiceReasons, Tie, UnitReasons, ViewPull, ViewTies

from .kernel import shared_reasons
from .splits import find_splits

CORE_STABILITY = 0.9
CORE_MARGIN = 0.5
"""A unit of the core stays in nine of ten runs, and is tied to its service three times as much as to any other."""

UNSURE_STABILITY = 0.6
UNSURE_MARGIN = 0.2
"""A unit of the borderline leaves in two of five runs, or another service pulls two thirds as much as its own."""

STRONGEST = 3
"""Examples of each kind."""

Weights = dict[View, float]


def find_reasons(graph: DependencyGraph, owners: ServiceMap, stability: Mapping[str, float]) -> Reasons:
    """The reasons of a cut, by whomever it was made; `stability` of those units that were searched for."""
    services = owners.units
    edges = [edge for edge in graph.edges if edge.weight > 0 and edge.source in services and edge.target in services]
    pulls = _pulls(edges, services)
    units = tuple(_unit(unit, services[unit], stability.get(unit), pulls.get(unit, {})) for unit in sorted(services))
    inside: dict[str, list[Edge]] = defaultdict(list)
    across: dict[str, list[tuple[Edge, str]]] = defaultdict(list)
    for edge in edges:
        one, other = services[edge.source], services[edge.target]
        if one == other:
            inside[one].append(edge)
        else:
            across[one].append((edge, other))
            across[other].append((edge, one))
    members: dict[str, list[UnitReasons]] = defaultdict(list)
    for unit in units:
        members[unit.service].append(unit)
    return Reasons(
        services=tuple(_service(name, members[name], inside[name], across[name]) for name in sorted(members)),
        units=units,
        shared=shared_reasons(graph, services, owners.shared_kernel),
        splits=find_splits(graph, services, owners.tables),
    )


def is_core(unit: UnitReasons) -> bool:
    """Whether it surely belongs to its service; where nobody searched, its edges alone tell."""
    steady = unit.stability is None or unit.stability >= CORE_STABILITY
    return steady and unit.own > 0 and unit.margin >= CORE_MARGIN


def is_borderline(unit: UnitReasons) -> bool:
    """Whether it could as well belong to another service."""
    unsteady = unit.stability is not None and unit.stability < UNSURE_STABILITY
    return unsteady or (bool(unit.second) and unit.margin < UNSURE_MARGIN)


def _pulls(edges: Iterable[Edge], services: Mapping[str, str]) -> dict[str, dict[str, Weights]]:
    """Per unit and service: the weight of its edges to units of that service, by view."""
    found: dict[str, dict[str, Weights]] = defaultdict(dict)
    for edge in edges:
        for unit, other in ((edge.source, edge.target), (edge.target, edge.source)):
            pull = found[unit].setdefault(services[other], {})
            for view, weight in edge.weights.items():
                pull[view] = pull.get(view, 0.0) + weight
    return found


def _unit(unit: str, service: str, stability: float | None, pulls: Mapping[str, Weights]) -> UnitReasons:
    sums = {name: math.fsum(pull.values()) for name, pull in pulls.items()}
    own = sums.pop(service, 0.0)
    second = min(sums, key=lambda name: (-sums[name], name), default="")
    rival = sums.get(second, 0.0)
    home, other = pulls.get(service, {}), pulls.get(second, {})
    views = sorted(view for view in {*home, *other} if home.get(view) or other.get(view))
    return UnitReasons(
        unit=unit,
        service=service,
        stability=None if stability is None else round(stability, 4),
        own=round(own, 4),
        second=second,
        rival=round(rival, 4),
        margin=round((own - rival) / (own + rival), 4) if own + rival else 0.0,
        views=tuple(ViewPull(view, round(home.get(view, 0.0), 4), round(other.get(view, 0.0), 4)) for view in views),
    )


def _service(
    name: str, members: Iterable[UnitReasons], inside: list[Edge], across: list[tuple[Edge, str]]
) -> ServiceReasons:
    units = list(members)
    unsure = sorted((unit for unit in units if is_borderline(unit)), key=lambda unit: (unit.margin, unit.unit))
    held, cut = (math.fsum(edge.weight for edge in edges) for edges in (inside, (edge for edge, _ in across)))
    return ServiceReasons(
        service=name,
        inside=round(held / (held + cut), 4) if held + cut else 0.0,
        core=tuple(unit.unit for unit in units if is_core(unit) and not is_borderline(unit)),
        borderline=tuple(unit.unit for unit in unsure),
        holds=ties_by_view((edge, "") for edge in inside),
        costs=ties_by_view(across),
    )


def ties_by_view(edges: Iterable[tuple[Edge, str]], strongest: int = STRONGEST) -> tuple[ViewTies, ...]:
    """The edges, each with the service on its other side, by kind of evidence; the heaviest kind first."""
    found: dict[View, list[tuple[float, Edge, str]]] = defaultdict(list)
    for edge, other in edges:
        for view, weight in edge.weights.items():
            if weight > 0:
                found[view].append((weight, edge, other))
    rows = (_ties(view, ties, strongest) for view, ties in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.view)))


def _ties(view: View, edges: list[tuple[float, Edge, str]], strongest: int) -> ViewTies:
    first = sorted(edges, key=lambda one: (-one[0], one[1].source, one[1].target, one[2]))[:strongest]
    weight = math.fsum(weight for weight, _, _ in edges)
    return ViewTies(view, len(edges), round(weight, 4), tuple(_examples(view, first)))


def _examples(view: View, edges: Iterable[tuple[float, Edge, str]]) -> Iterator[Tie]:
    for weight, edge, other in edges:
        best = min((one for one in edge.evidence if one.view == view), key=_by_sureness, default=None)
        if best is not None:
            yield Tie(best.source, best.target, best.location, best.detail, round(weight, 4), other)


def _by_sureness(reason: Evidence) -> tuple[int, bool, Evidence]:
    """The surest first, and of a table's use what writes."""
    return ("certain", "likely", "guess").index(reason.confidence), _reads(reason), reason


def _reads(reason: Evidence) -> bool:
    return reason.view in ("data", "state") and (reason.detail == "select" or reason.detail.startswith("read"))
