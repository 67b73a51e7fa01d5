"""Commands that work on the data of many services, as one that fills an empty database does: members of none.

Whichever service had one would write the tables of all others. They stay in the monolith until nobody needs them, or
until each service has a command of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from decomposer.model.graph import DependencyGraph

from .kernel import are_spread


def find_orchestrators(graph: DependencyGraph, service_of: Mapping[str, object]) -> frozenset[str]:
    """The commands that write tables of many services alike; rows that are deleted with others do not count."""
    commands = {graph.unit_of.get(task.function) for task in graph.program.tasks if task.kind == "command"}
    written = {
        (graph.unit_of[access.function], access.table)
        for access in graph.program.accesses
        if graph.unit_of.get(access.function) in commands
        and access.operation != "select"
        and access.confidence != "guess"
        and not access.is_cascade
    }
    owners: dict[str, Counter[object]] = defaultdict(Counter)
    for unit, table in written:
        owners[unit][service_of.get(graph.tables.get(table, ""))] += 1
    return frozenset(unit for unit, count in owners.items() if are_spread(count))
