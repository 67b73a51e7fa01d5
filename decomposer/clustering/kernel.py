"""The shared kernel: code that many services use and that owns nothing. It becomes a library, not a service.

A unit can belong to it only if it is free of data: it declares no table, reads and writes none, opens no transaction,
answers no route, receives no signal and is no task. Of these, the kernel takes

1. before clustering, so that they do not glue services together: **hubs**, used by at least `HUB_USERS` units and at
   least `HUB_SHARE` of all units; if these are more than `HUB_LIMIT` of all units, only the most used ones;
2. after clustering: **shared** units, used from at least `SHARED_SERVICES` services, none of which has more than
   `MOST_OF_USERS` of the users;
3. each time: what is free of data and used by nothing but the kernel.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from decomposer.model.graph import DependencyGraph
from decomposer.model.reasons import SharedReasons

HUB_USERS = 10
HUB_SHARE = 0.03
HUB_LIMIT = 0.05
SHARED_SERVICES = 3
MOST_OF_USERS = 0.6


def find_hubs(graph: DependencyGraph) -> frozenset[str]:
    """Units that so many others use that their edges say nothing."""
    users, free = _users(graph), _free_of_data(graph)
    least = max(HUB_USERS, HUB_SHARE * len(graph.units))
    hubs = sorted((unit for unit in free if len(users[unit]) >= least), key=lambda unit: (-len(users[unit]), unit))
    return _with_private_parts(set(hubs[: int(HUB_LIMIT * len(graph.units))]), users, free)


def find_shared(graph: DependencyGraph, service_of: Mapping[str, object], kernel: Iterable[str]) -> frozenset[str]:
    """The kernel and every unit that several services use alike."""
    users, free = _users(graph), _free_of_data(graph)
    found = {unit for unit in free if _is_shared(Counter(service_of.get(user) for user in users[unit]))}
    return _with_private_parts(found | set(kernel), users, free)


def shared_reasons(
    graph: DependencyGraph, services: Mapping[str, str], kernel: Iterable[str]
) -> tuple[SharedReasons, ...]:
    """Who uses each unit of the kernel, whoever put it there; sorted by unit."""
    users, free = _users(graph), _free_of_data(graph)
    return tuple(_shared_reasons(unit, users[unit], services, unit not in free) for unit in sorted(kernel))


def _shared_reasons(unit: str, users: set[str], services: Mapping[str, str], owns_data: bool) -> SharedReasons:
    count = Counter(services[user] for user in users if user in services)
    biggest = min(count, key=lambda name: (-count[name], name), default="")
    share = count[biggest] / count.total() if count else 0.0
    return SharedReasons(unit, len(users), len(count), biggest, round(share, 4), owns_data)


def _is_shared(users: Counter[object]) -> bool:
    del users[None]
    return len(users) >= SHARED_SERVICES and max(users.values()) <= MOST_OF_USERS * users.total()


def _users(graph: DependencyGraph) -> dict[str, set[str]]:
    """Who uses each unit, guesses left out."""
    users: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.weight > 0:
            users[edge.target].add(edge.source)
    return users


def _free_of_data(graph: DependencyGraph) -> set[str]:
    program = graph.program
    bound = {access.function for access in program.accesses} | {join.function for join in program.joins}
    bound |= {scope.function for scope in program.transactions} | {task.function for task in program.tasks}
    bound |= {route.handler for route in program.routes}
    bound |= {reference.target for reference in program.references if reference.kind == "signal"}
    holding = {graph.unit_of[name] for name in bound if name in graph.unit_of} | set(graph.tables.values())
    return {unit.id for unit in graph.units} - holding


def _with_private_parts(kernel: set[str], users: Mapping[str, set[str]], free: set[str]) -> frozenset[str]:
    grown = set(kernel)
    while more := {unit for unit in free - grown if users.get(unit) and users[unit] <= grown}:
        grown |= more
    return frozenset(grown)
