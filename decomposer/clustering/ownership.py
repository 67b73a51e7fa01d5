"""Which group gets each table, route and task, once the units are placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from decomposer.model import route_key
from decomposer.model.graph import DependencyGraph


def own_tables(graph: DependencyGraph, groups: Mapping[str, int]) -> dict[str, int]:
    """A table goes with the unit that declares it, else to the group that writes it most, else reads it most.

    A table that nobody declares or uses has no owner; neither has one that a library keeps.
    """
    uses: dict[str, Counter[int]] = {}
    for access in graph.program.accesses:
        unit = graph.unit_of.get(access.function, "")
        if unit in groups and access.confidence != "guess" and access.table not in graph.library_tables:
            heavy = 1 if access.operation == "select" else len(graph.program.accesses)
            uses.setdefault(access.table, Counter())[groups[unit]] += heavy
    users = {table: min(count, key=lambda group: (-count[group], group)) for table, count in uses.items()}
    declarers = {table: groups[unit] for table, unit in graph.tables.items() if unit in groups}
    return users | declarers


def uses_of_tables(graph: DependencyGraph, *, writing: bool) -> set[tuple[str, str]]:
    """Pairs of a unit and a table that it writes, or reads; guesses do not count."""
    return {
        (graph.unit_of[access.function], access.table)
        for access in graph.program.accesses
        if (access.operation != "select") == writing
        and access.confidence != "guess"
        and access.function in graph.unit_of
    }


def declarers_written(graph: DependencyGraph) -> dict[str, set[str]]:
    """For each unit that writes tables of the program: the units that declare them."""
    written: dict[str, set[str]] = {}
    for unit, table in uses_of_tables(graph, writing=True):
        if table in graph.tables:
            written.setdefault(unit, set()).add(graph.tables[table])
    return written


def own_routes(graph: DependencyGraph, groups: Mapping[str, int]) -> dict[str, int]:
    """A route (`METHOD pattern`) goes with its handler; of two with the same key, the first that answers decides."""
    routes = sorted(graph.program.routes, key=lambda route: route.order)
    return _first_owners(((route_key(route), route.handler) for route in routes), graph, groups)


def own_tasks(graph: DependencyGraph, groups: Mapping[str, int]) -> dict[str, int]:
    """A task goes with its function."""
    tasks = sorted(graph.program.tasks, key=lambda task: (task.location, task.name))
    return _first_owners(((task.name, task.function) for task in tasks), graph, groups)


def _first_owners(keys: Iterable[tuple[str, str]], graph: DependencyGraph, groups: Mapping[str, int]) -> dict[str, int]:
    owners: dict[str, int] = {}
    for key, symbol in keys:
        unit = graph.unit_of.get(symbol, "")
        if unit in groups:
            owners.setdefault(key, groups[unit])
    return owners
