"""Which units the call trees of routes and tasks reach."""

from __future__ import annotations

from collections.abc import Mapping

from analyzers.program import Program
from decomposer.model import route_key
from decomposer.model.entry import Reach

from .call_trees import CallTrees


def find_reaches(program: Program, unit_of: Mapping[str, str]) -> tuple[Reach, ...]:
    """One for each route in the order of the URL table, and each task; what answers several is followed once."""
    trees = CallTrees(program)
    reached: dict[str, frozenset[str]] = {}

    def units(symbol: str) -> frozenset[str]:
        if symbol not in reached:
            names = trees.chains(symbol) if symbol in unit_of else ()
            reached[symbol] = frozenset(unit_of[name] for name in names if name in unit_of)
        return reached[symbol]

    routes = (Reach("route", route_key(one), units(one.handler)) for one in program.routes)
    return (*routes, *(Reach("task", one.name, units(one.function)) for one in program.tasks))
