"""On the bundled monolith, cut as people would cut it, the order of extraction is sound."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import decomposer as dc
from decomposer.model import DependencyGraph, Plan, ServiceMap, route_key
from decomposer.planning import plan

FIXTURE = Path(__file__).parents[2] / "fixtures" / "monolith_app"


def expected(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    """A file of hand-written truth."""
    found: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        (FIXTURE / "expected" / name).read_text(encoding="utf-8")
    )
    return found


def true_services(graph: DependencyGraph) -> ServiceMap:
    """The contexts of the truth as services; what they do not name stays in the monolith."""
    contexts = expected("contexts.json")["contexts"]
    owner = {name: context for context, members in contexts.items() for name in members["definitions"]}
    keys = {route_key(route) for route in graph.program.routes}
    return ServiceMap(
        services=tuple(sorted(contexts)),
        units={unit.id: owner[unit.id] for unit in graph.units if unit.id in owner},
        tables={table: context for context, members in contexts.items() for table in members["tables"]},
        routes={key: context for context, members in contexts.items() for key in members["routes"] if key in keys},
        tasks={},
        shared_kernel=frozenset(),
    )


def fixture_plan() -> Plan:
    """The plan for the true services."""
    graph = dc.read(FIXTURE).graph
    return plan(graph, true_services(graph))


def test_waves_of_the_truth() -> None:
    """Each service of a wave leaves before each one of a later wave."""
    found = [step.service for step in fixture_plan().steps]
    waves: list[list[str]] = json.loads((FIXTURE / "expected" / "order.json").read_text(encoding="utf-8"))["order"]
    for earlier, later in pairwise(waves):
        assert max(found.index(name) for name in earlier) < min(found.index(name) for name in later)


def test_cycles_of_the_truth() -> None:
    """The services that people found in a cycle are in one that the plan names."""
    order = json.loads((FIXTURE / "expected" / "order.json").read_text(encoding="utf-8"))
    named = fixture_plan().cycles
    for cycle in order["cycles"]:
        assert any(set(cycle) <= set(group) for group in named)
