"""What an accepted map does not mention."""

from __future__ import annotations

from msgspec import Struct

from decomposer.model import route_key
from decomposer.model.boundaries import ServiceMap
from decomposer.model.graph import DependencyGraph


class Unclaimed(Struct, frozen=True, gc=False):
    """Names, sorted, that no service owns: they stay in the monolith until somebody claims them."""

    units: tuple[str, ...]
    tables: tuple[str, ...]
    routes: tuple[str, ...]
    tasks: tuple[str, ...]


def find_unclaimed(services: ServiceMap, graph: DependencyGraph) -> Unclaimed:
    """What the program has and the map does not."""
    program = graph.program
    return Unclaimed(
        units=_missing({unit.id for unit in graph.units} - services.shared_kernel, services.units),
        tables=_missing({table.name for table in program.tables}, services.tables),
        routes=_missing({route_key(route) for route in program.routes}, services.routes),
        tasks=_missing({task.name for task in program.tasks}, services.tasks),
    )


def _missing(names: set[str], claimed: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names - claimed.keys()))
