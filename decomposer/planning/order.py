"""The order of extraction: what others need goes first, cycles are entered where they are weakest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from decomposer.model.gateway import MONOLITH
from decomposer.model.plan import SHARED_KERNEL

from .crossings import Crossing

Costs = Mapping[tuple[str, str], int]
"""How much the first of a pair needs the second one."""


class Turn(Struct, frozen=True, gc=False):
    """One service goes next: what is left of its cycle, and how much work links it with what stays inside."""

    service: str
    cycle: tuple[str, ...]
    coupling: int
    candidates: int


def needs_at_once(crossings: Iterable[Crossing], services: Iterable[str]) -> dict[tuple[str, str], int]:
    """Cost of what one service needs of another one while its caller waits."""
    names = frozenset(services)
    among = (one for one in crossings if one.source_owner in names and one.target_owner in names)
    return _add_up(one for one in among if one.at_once)


def couplings(crossings: Iterable[Crossing]) -> dict[tuple[str, str], int]:
    """Cost of all that links two owners, from the first to the second, the monolith and the shared kernel included."""
    return _add_up(crossings)


def _add_up(crossings: Iterable[Crossing]) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for one in crossings:
        pair = one.source_owner, one.target_owner
        sums[pair] = sums.get(pair, 0) + one.cost
    return sums


def find_cycles(services: Iterable[str], needs: Costs) -> tuple[tuple[str, ...], ...]:
    """Groups of services that need each other in a circle, each sorted, in sorted order."""
    groups = _components(sorted(services), needs)
    return tuple(sorted({group for group in groups.values() if len(group) > 1}))


def find_order(services: Iterable[str], needs: Costs, coupling: Costs) -> tuple[Turn, ...]:
    """Each service once: dependencies before dependants, except inside a cycle, which the turn then names.

    Of the services (or cycles of services) that need nothing else that is still inside, that one goes whose cut towards
    the rest of its cycle costs least; then the one with the least coupling to all that stays; then by name. This is a
    topological order of the condensation; inside a strongly connected component it is greedy (the exact answer, the
    minimum feedback arc set, is NP-hard: Karp, 1972).
    """
    inside, turns = sorted(services), []
    while inside:
        turn = _next_turn(inside, needs, coupling)
        turns.append(turn)
        inside.remove(turn.service)
    return tuple(turns)


def _next_turn(inside: list[str], needs: Costs, coupling: Costs) -> Turn:
    groups = _components(inside, needs)
    ready = [one for one in inside if not _needed_outside(groups[one], inside, needs)]
    remaining = {one: _coupling_to_inside(one, inside, coupling) for one in ready}

    def rank(service: str) -> tuple[int, int, str]:
        back = sum(needs.get((service, other), 0) for other in groups[service] if other != service)
        return back, remaining[service], service

    best = min(ready, key=rank)
    rest = tuple(one for one in groups[best] if one != best)
    return Turn(best, rest, remaining[best], len(ready))


def _needed_outside(group: tuple[str, ...], inside: list[str], needs: Costs) -> bool:
    return any((member, other) in needs for member in group for other in inside if other not in group)


def _coupling_to_inside(service: str, inside: list[str], coupling: Costs) -> int:
    staying = [other for other in (*inside, MONOLITH, SHARED_KERNEL) if other != service]
    return sum(coupling.get((service, other), 0) + coupling.get((other, service), 0) for other in staying)


def _components(services: list[str], needs: Costs) -> dict[str, tuple[str, ...]]:
    """The strongly connected component of each service, by transitive closure on bit masks (Warshall, 1962)."""
    bit = {service: 1 << place for place, service in enumerate(services)}
    reach = {service: bit[service] for service in services}
    for source, target in needs:
        if source in bit and target in bit:
            reach[source] |= bit[target]
    for through in services:
        for service in services:
            if reach[service] & bit[through]:
                reach[service] |= reach[through]
    return {
        one: tuple(other for other in services if reach[one] & bit[other] and reach[other] & bit[one])
        for one in services
    }
