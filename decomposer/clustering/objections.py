"""Where evidence is strongly against a decision of people: it is kept all the same, but not in silence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from decomposer.model.constraints import Constraints, Group, Objection
from decomposer.model.graph import DependencyGraph

TIMES = 3.0
"""How many times the pull to its own service that to another one must be."""
LEAST = 1.0
"""What the pull to the other service must be at least: an average call."""


def find_objections(
    graph: DependencyGraph, constraints: Constraints, services: Mapping[str, str]
) -> tuple[Objection, ...]:
    """The decisions that evidence is against, by line: another service pulls `TIMES` as much as the own one.

    `services` has the service of each unit. The pull is the weight of all edges to the units of a service, those of the
    decision itself left out.
    """
    ties: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for edge in graph.edges:
        if edge.weight > 0:
            ties[edge.source].append((edge.target, edge.weight))
            ties[edge.target].append((edge.source, edge.weight))
    found = (_objection(one, ties, services) for one in _decisions(constraints))
    return tuple(sorted(one for one in found if one is not None))


class _Decision(NamedTuple):
    """What was decided of a group; what it is to be apart from."""

    what: str
    group: Group
    others: tuple[Group, ...] = ()


def _decisions(constraints: Constraints) -> Iterator[_Decision]:
    for one in constraints.held:
        yield _Decision(one.kind, one.group)
    for groups in constraints.together:
        yield from (_Decision("together", group) for group in groups)
    for groups in constraints.apart:
        yield from (_Decision("apart", group, tuple(one for one in groups if one != group)) for group in groups)


def _objection(
    decision: _Decision, ties: Mapping[str, list[tuple[str, float]]], services: Mapping[str, str]
) -> Objection | None:
    group = decision.group
    homes = Counter(services[unit] for unit in group.units if unit in services)
    if not homes:
        return None
    own = min(homes, key=lambda service: (-homes[service], service))
    inside, pulls = set(group.units), defaultdict[str, float](float)
    for unit in group.units:
        for other, weight in ties.get(unit, ()):
            if other in services and other not in inside:
                pulls[services[other]] += weight
    rivals = {services[unit] for one in decision.others for unit in one.units if unit in services} or set(pulls)
    pull = {service: round(pulls[service], 3) for service in rivals | {own}}
    rival = min(rivals - {own}, key=lambda service: (-pull[service], service), default=own)
    if rival == own or pull[rival] < max(LEAST, TIMES * pull[own]):
        return None
    return Objection(group.line or 0, decision.what, group.path, own, pull[own], rival, pull[rival])
