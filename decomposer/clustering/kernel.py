"""The shared kernel: code that many services use and that owns nothing. It becomes a library, not a service.

A unit can belong to it only if it is free of data: it declares no table, reads and writes none, opens no transaction,
answers no route, receives no signal and is no task. Of these, the kernel takes

1. before clustering, so that they do not glue services together: **hubs**, used by at least `HUB_USERS` units and at
   least `HUB_SHARE` of all units; if these are more than `HUB_LIMIT` of all units, only the most used ones;
2. after clustering: **shared** units, used from at least `SHARED_SERVICES` services, none of which has more than
   `MOST_OF_USERS` of the users;
3. what is **set up** once for all services: modules that configure the program, what they alone use, middleware, and
   what says for one view what middleware says for all (who may ask, how often, in which form);
4. **errors** that extend one of the kernel: they are what services tell each other;
5. **libraries**: groups without a table, a route or a task, used from at least `USING_SERVICES` services;
6. each time: what the kernel needs, and what nothing but the kernel uses; where it would grow beyond
   `SHARE_WITH_NEEDS` of all units and `LEAST_WITH_NEEDS`, as where little is known of data, needs stay where they are.

Of the last four only what is a library by itself: nothing that it needs, or that this needs, has to do with data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from decomposer.model.graph import DependencyGraph, View
from decomposer.model.inheritance import heirs_of
from decomposer.model.reasons import SharedReasons

HUB_USERS = 10
HUB_SHARE = 0.03
HUB_LIMIT = 0.05
SHARED_SERVICES = 3
MOST_OF_USERS = 0.6
USING_SERVICES = 2
SHARE_WITH_NEEDS, LEAST_WITH_NEEDS = 0.2, 30

_LOOSE: frozenset[View] = frozenset({"import", "url", "signal", "task", "route", "co_change"})
"""Kinds of edges whose source works without the target, or only names it."""

_AROUND_VIEWS = tuple(
    f"rest_framework.{module}."
    for module in ("authentication", "negotiation", "pagination", "parsers", "permissions", "renderers", "throttling")
)


def find_hubs(graph: DependencyGraph) -> frozenset[str]:
    """Units that so many others use that their edges say nothing, and what only these use."""
    uses = _Uses(graph)
    least = max(HUB_USERS, HUB_SHARE * len(graph.units))
    often = (unit for unit in uses.free if len(uses.users[unit]) >= least)
    hubs = sorted(often, key=lambda unit: (-len(uses.users[unit]), unit))
    return uses.with_private_parts(set(hubs[: int(HUB_LIMIT * len(graph.units))]), uses.free)


def find_shared(graph: DependencyGraph, service_of: Mapping[str, object], kernel: Iterable[str]) -> frozenset[str]:
    """The kernel, every unit that several services use alike, and what belongs with them."""
    uses = _Uses(graph)
    used = {unit for unit in uses.free if are_spread(Counter(service_of.get(user) for user in uses.users[unit]))}
    configuring = _configuring(graph) & uses.free
    set_up = {unit for unit in uses.pure if uses.users[unit] and uses.users[unit] <= configuring}
    around = {graph.unit_of.get(one.handler, "") for one in graph.program.middleware}
    around |= heirs_of(graph.program, _is_around_views)
    grown = begun = used | set(kernel) | configuring | set_up | (around & uses.pure)
    modules = {unit.id for unit in graph.units if unit.kind == "module"} - configuring
    errors = uses.free & heirs_of(graph.program, _is_error)
    most = max(LEAST_WITH_NEEDS, SHARE_WITH_NEEDS * len(graph.units))
    while True:
        needed = {need for unit in grown - modules for need in uses.needs[unit]} & uses.pure - modules
        extended = {unit for unit in errors if uses.bases[unit] & grown and uses.needs[unit] <= grown}
        more = uses.with_private_parts(grown | needed | extended, uses.pure)
        if len(more) > most:
            return uses.with_private_parts(begun, uses.pure)
        if more == grown:
            return more
        grown = set(more)


def are_spread(services: Counter[object]) -> bool:
    """Whether there are many services and none is there much more often than others; what is in none is not counted."""
    del services[None]
    return len(services) >= SHARED_SERVICES and max(services.values()) <= MOST_OF_USERS * services.total()


def find_libraries(graph: DependencyGraph, groups: Mapping[str, int], idle: Iterable[int]) -> set[int]:
    """Those of the groups with nothing to serve that others use, and that are a library by themselves."""
    uses, found = _Uses(graph), set(idle)
    users: dict[int, set[int]] = defaultdict(set)
    for unit, group in groups.items():
        if unit not in uses.pure:
            found.discard(group)
        users[group].update(groups[user] for user in uses.users[unit] if user in groups)
    return {group for group in found if len(users[group] - {group}) >= USING_SERVICES}


class _Uses:
    """Which units use which, guesses left out; which are free of data, and which are so with all that they need."""

    def __init__(self, graph: DependencyGraph) -> None:
        self.users: dict[str, set[str]] = defaultdict(set)
        self.needs: dict[str, set[str]] = defaultdict(set)
        self.bases: dict[str, set[str]] = defaultdict(set)
        for edge in graph.edges:
            if edge.weight > 0:
                self.users[edge.target].add(edge.source)
                if edge.weights.keys() - _LOOSE:
                    self.needs[edge.source].add(edge.target)
                if edge.weights.get("inherit"):
                    self.bases[edge.source].add(edge.target)
        self.free = _free_of_data(graph)
        self.pure = set(self.free)
        while mixed := {unit for unit in self.pure if not self.needs[unit] <= self.pure}:
            self.pure -= mixed

    def with_private_parts(self, kernel: set[str], candidates: set[str]) -> frozenset[str]:
        """The kernel and those of the candidates that nothing else uses."""
        grown = set(kernel)
        while more := {unit for unit in candidates - grown if self.users.get(unit) and self.users[unit] <= grown}:
            grown |= more
        return frozenset(grown)


def _configuring(graph: DependencyGraph) -> set[str]:
    """Units that set settings or environment variables when they are imported or started."""
    settings = (one for one in graph.program.settings if one.way == "write" and one.at_import)
    return {graph.unit_of[one.function] for one in settings if one.function in graph.unit_of}


def _is_around_views(base: str) -> bool:
    """Whether a base class is for what a framework asks before a view, or does with its answer."""
    return base.startswith(_AROUND_VIEWS)


def _is_error(base: str) -> bool:
    """Whether a base class is one of Python's own errors."""
    return base.startswith("<builtin>.") and base.endswith(("Error", "Exception"))


def shared_reasons(
    graph: DependencyGraph, services: Mapping[str, str], kernel: Iterable[str]
) -> tuple[SharedReasons, ...]:
    """Who uses each unit of the kernel, whoever put it there; sorted by unit."""
    uses = _Uses(graph)
    return tuple(_shared_reasons(unit, uses.users[unit], services, unit not in uses.free) for unit in sorted(kernel))


def _shared_reasons(unit: str, users: set[str], services: Mapping[str, str], owns_data: bool) -> SharedReasons:
    count = Counter(services[user] for user in users if user in services)
    biggest = min(count, key=lambda name: (-count[name], name), default="")
    share = count[biggest] / count.total() if count else 0.0
    return SharedReasons(unit, len(users), len(count), biggest, round(share, 4), owns_data)


def _free_of_data(graph: DependencyGraph) -> set[str]:
    program = graph.program
    bound = {access.function for access in program.accesses} | {join.function for join in program.joins}
    bound |= {scope.function for scope in program.transactions} | {task.function for task in program.tasks}
    bound |= {route.handler for route in program.routes}
    bound |= {reference.target for reference in program.references if reference.kind == "signal"}
    holding = {graph.unit_of[name] for name in bound if name in graph.unit_of} | set(graph.tables.values())
    return {unit.id for unit in graph.units} - holding
