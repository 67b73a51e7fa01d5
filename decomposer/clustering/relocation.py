"""What would change if one unit moved to another service."""

from __future__ import annotations

from msgspec.structs import replace

from decomposer.model.boundaries import ServiceMap
from decomposer.model.graph import DependencyGraph, View
from decomposer.model.reasons import Move, ViewPull

from .quality import measure


def find_move(graph: DependencyGraph, services: ServiceMap, unit: str, target: str) -> Move:
    """The ties of the unit to both services, and the numbers of the cut before and after; its tables move with it."""
    source = services.units.get(unit, "")
    declared = {table: target for table, declarer in graph.tables.items() if declarer == unit}
    moved = replace(services, units=services.units | {unit: target}, tables=services.tables | declared)
    return Move(
        unit=unit,
        source=source,
        target=target,
        views=_pulls(graph, services, unit, target),
        before=measure(graph, services.units, services.tables),
        after=measure(graph, moved.units, moved.tables),
    )


def _pulls(graph: DependencyGraph, services: ServiceMap, unit: str, target: str) -> tuple[ViewPull, ...]:
    home = services.units.get(unit)
    weights: dict[View, list[float]] = {}
    for edge in graph.edges:
        other = {edge.source: edge.target, edge.target: edge.source}.get(unit)
        service = None if other is None else services.units.get(other)
        if service is not None and service in (home, target):
            for view, weight in edge.weights.items():
                weights.setdefault(view, [0.0, 0.0])[service == target] += weight
    return tuple(
        ViewPull(view, round(own, 4), round(new, 4)) for view, (own, new) in sorted(weights.items()) if own or new
    )
