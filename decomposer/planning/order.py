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
    """One service goes next: what is left of its cycle, and how much work links it with what stays inside.

    `awaited` are services outside its cycle that it needs and that leave later.
    """

    service: str
    cycle: tuple[str, ...]
    awaited: tuple[str, ...]
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
    reached = _reach(sorted(services), needs)
    groups = {_cycle_of(service, reached) for service in reached}
    return tuple(sorted(group for group in groups if len(group) > 1))


def find_order(
    services: Iterable[str], needs: Costs, coupling: Costs, early: frozenset[str] = frozenset()
) -> tuple[Turn, ...]:
    """Each service once: dependencies before dependants, except inside a cycle, which the turn then names.

    `early` services leave before all others, although they may need these; among themselves the same holds.

    Of the services (or cycles of services) that need nothing else that is still inside, that one goes whose cut towards
    the rest of its cycle costs least; then the one with the least coupling to all that stays; then by name. This is a
    topological order of the condensation; inside a strongly connected component it is greedy (the exact answer, the
    minimum feedback arc set, is NP-hard: Karp, 1972).
    """
    inside, turns = sorted(services), []
    while inside:
        going = [one for one in inside if one in early] or inside
        turn = _next_turn(going, inside, needs, coupling)
        turns.append(turn)
        inside.remove(turn.service)
    return tuple(turns)


def _next_turn(going: list[str], inside: list[str], needs: Costs, coupling: Costs) -> Turn:
    reached = _reach(going, needs)
    # Ready is what is needed back by all that it needs, directly or not: nothing outside its own cycle.
    ready = [one for one in going if all(one in reached[other] for other in reached[one])]
    remaining = {one: _coupling_to_inside(one, inside, coupling) for one in ready}

    def rank(service: str) -> tuple[int, int, str]:
        back = sum(needs.get((service, other), 0) for other in inside if other != service)
        return back, remaining[service], service

    best = min(ready, key=rank)
    cycle = _cycle_of(best, reached if going is inside else _reach(inside, needs))
    rest = tuple(one for one in cycle if one != best)
    awaited = tuple(one for one in inside if (best, one) in needs and one not in cycle)
    return Turn(best, rest, awaited, remaining[best], len(ready))


def _coupling_to_inside(service: str, inside: list[str], coupling: Costs) -> int:
    staying = [other for other in (*inside, MONOLITH, SHARED_KERNEL) if other != service]
    return sum(coupling.get((service, other), 0) + coupling.get((other, service), 0) for other in staying)


def _cycle_of(service: str, reached: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The strongly connected component of a service, sorted."""
    return tuple(sorted(other for other in reached[service] if service in reached[other]))


def _reach(services: list[str], needs: Costs) -> dict[str, frozenset[str]]:
    """What each service needs, directly or not, itself included: transitive closure on bit masks (Warshall, 1962)."""
    bit = {service: 1 << place for place, service in enumerate(services)}
    masks = dict(bit)
    for source, target in needs:
        if source in bit and target in bit:
            masks[source] |= bit[target]
    for through in services:
        for service in services:
            if masks[service] & bit[through]:
                masks[service] |= masks[through]
    return {one: frozenset(other for other in services if masks[one] & bit[other]) for one in services}
