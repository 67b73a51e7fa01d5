"""A graph from elsewhere as a dependency graph."""

from __future__ import annotations

import pytest

from decomposer.graph.given import LARGEST_FUNCTIONALITY, build_given
from decomposer.graph.interchange import Access, GivenGraph
from decomposer.model.graph import Edge
from decomposer.model.weights import Weights

Pair = tuple[str, str]


def given(
    links: dict[Pair, float], traces: dict[str, tuple[Access, ...]] | None = None, *, directed: bool = True
) -> GivenGraph:
    """The graph of these links and traces."""
    named = {name for pair in links for name in pair}
    named |= {entity for accesses in (traces or {}).values() for _, entity in accesses}
    return GivenGraph("graph.json", tuple(sorted(named)), links, directed, traces or {})


def edges_of(graph: GivenGraph) -> dict[Pair, Edge]:
    """The edges by their ends."""
    return {(edge.source, edge.target): edge for edge in build_given(graph).edges}


def test_edges_are_calls_that_count_by_their_weight() -> None:
    """Heavier ones weigh more, but not in proportion; the average one weighs as much as any call."""
    edges = edges_of(given({("a", "b"): 1.0, ("c", "d"): 3.0}))
    weights = {pair: edge.weights["call"] for pair, edge in edges.items()}
    assert weights["c", "d"] == pytest.approx(2 * weights["a", "b"], abs=1e-5)
    assert sum(weights.values()) / 2 == pytest.approx(Weights().call, abs=1e-5)
    assert [one.times for one in edges["c", "d"].evidence] == [3.0]


def test_edges_without_a_direction_lead_both_ways() -> None:
    """Which of two names is the smaller one is no reason for anything."""
    edges = edges_of(given({("a", "b"): 2.0}, directed=False))
    assert {pair: edge.weights for pair, edge in edges.items()} == {
        ("a", "b"): {"call": 1.0},
        ("b", "a"): {"call": 1.0},
    }


def test_what_one_functionality_writes_is_tied_by_a_transaction() -> None:
    """Entities that are only used together are tied less, and both ways."""
    edges = edges_of(given({}, {"place": (("R", "item"), ("W", "order"), ("W", "stock"))}))
    assert edges["order", "stock"].weights["transaction"] > edges["order", "stock"].weights["data"] > 0
    assert set(edges["item", "order"].weights) == set(edges["order", "item"].weights) == {"data"}
    assert {one.detail for one in edges["order", "stock"].evidence} == {
        "used together in place",
        "written together in place",
    }


def test_edges_that_repeat_the_traces_weigh_nothing() -> None:
    """How often an entity follows another, or in how many functionalities both are, was counted out of the traces."""
    traces: dict[str, tuple[Access, ...]] = {
        "f": (("R", "a"), ("R", "b"), ("R", "a"), ("R", "b"), ("R", "c")),
        "g": (("R", "a"), ("R", "c")),
    }
    links = {("a", "b"): 2.0, ("a", "c"): 3.0, ("b", "a"): 1.0, ("c", "a"): 2.0, ("c", "x"): 1.0}
    edges = edges_of(given(links, traces))
    assert {pair for pair, edge in edges.items() if edge.weights.get("call")} == {("a", "c"), ("c", "x")}
    assert [one.times for one in edges["a", "b"].evidence if one.view == "call"] == [2.0]


def test_edges_without_a_direction_may_repeat_the_traces_too() -> None:
    """Then following is counted both ways."""
    traces: dict[str, tuple[Access, ...]] = {"f": (("R", "b"), ("R", "a"), ("R", "b"), ("R", "c"))}
    edges = edges_of(given({("a", "b"): 2.0, ("a", "c"): 2.0}, traces, directed=False))
    assert {pair for pair, edge in edges.items() if edge.weights.get("call")} == {("a", "c"), ("c", "a")}


def test_evidence_counts_the_functionalities() -> None:
    """One record stands for all of them and names the first."""
    both: tuple[Access, ...] = (("R", "a"), ("R", "b"))
    (reason,) = edges_of(given({}, {"f": both, "g": both, "h": both}))["a", "b"].evidence
    assert (reason.detail, reason.times) == ("used together in f and 2 more", 3)


def test_a_functionality_that_uses_everything_ties_nothing() -> None:
    """Nor does it take time: pairs grow with the square."""
    everything: tuple[Access, ...] = tuple(("R", f"e{number}") for number in range(LARGEST_FUNCTIONALITY + 1))
    assert edges_of(given({}, {"export": everything})) == {}


def test_entities_own_themselves() -> None:
    """Each is a unit with a table of its name; functionalities read and write them in their order, and commit them."""
    graph = build_given(given({("a", "x"): 1.0}, {"f": (("R", "a"), ("W", "b"), ("R", "b"))}))
    assert graph.tables == {"a": "a", "b": "b"}
    assert [unit.id for unit in graph.units] == ["a", "b", "x"]
    assert [(one.function, one.table, one.operation, one.mechanism) for one in graph.program.accesses] == [
        ("f", "a", "select", "trace"),
        ("f", "b", "update", "trace"),
        ("f", "b", "select", "trace"),
    ]
    assert [(one.function, one.tables) for one in graph.program.transactions] == [("f", ("b",))]


def test_dots_are_modules() -> None:
    """What stands before the last one is where a node lies; without one, it lies nowhere."""
    graph = build_given(given({("shop.orders.Order", "Order"): 1.0}))
    assert [(unit.id, unit.module) for unit in graph.units] == [("Order", ""), ("shop.orders.Order", "shop.orders")]
