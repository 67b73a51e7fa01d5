"""Numbers of a cut on cases small enough to count by hand."""

from __future__ import annotations

import math

import pytest

from decomposer.clustering.network import Network
from decomposer.clustering.network import modularity as network_modularity
from decomposer.clustering.quality import inter_service_calls, measure, modularity, score
from decomposer.graph import build
from decomposer.graph.given import build_given
from decomposer.graph.interchange import GivenGraph, Traces
from decomposer.graph.reaches import find_reaches
from decomposer.model.score import METRICS
from tests.fakes.programs import program

TEXT = """
    a.A declares ta
    a.A2 declares ta2
    b.B declares tb
    ta refers to tb
    ta refers to ta2
    a.f updates ta
    a.f updates tb
    a.f reads tb
    a.f2 deletes tb
    b.g reads ta
    b.g reads tb
    a.f commits ta, tb
    a.f2 commits ta, ta2
    b.g joins ta, tb
    a.F.one calls b.g in loop
    a.F.two calls b.g in loop
    a.F.two calls a.f in loop
    a.f2 guesses b.g in loop
    k.log calls b.g in loop
"""
UNITS = {name: name[0] for name in ("a.A", "a.A2", "a.f", "a.f2", "a.F", "b.B", "b.g")}
TABLES = {"ta": "a", "ta2": "a", "tb": "b"}


def test_what_is_cut_is_counted() -> None:
    """Pairs of unit and table, scopes, keys, queries and call sites that cross; the kernel and guesses do not count."""
    found = measure(build(program(TEXT)), UNITS, TABLES)
    assert found.foreign_writes == 2
    assert found.foreign_reads == 2
    assert found.split_transactions == 1
    assert found.cut_foreign_keys == 1
    assert found.cut_joins == 1
    assert found.chatty_cuts == 2


def test_calls_between_services_count_by_their_logarithm() -> None:
    """One pair with two call sites is cut, one pair with one is not."""
    assert inter_service_calls(build(program(TEXT)), UNITS) == pytest.approx((math.log(2) + 1) / (math.log(2) + 2))


def test_numbers_of_nothing_are_zero() -> None:
    """A cut without edges has no calls and no modularity."""
    graph = build(program("a.f\nb.g"))
    assert (inter_service_calls(graph, {"a.f": "a"}), modularity(graph, {"a.f": "a", "b.g": "b"})) == (0, 0)


def test_modularity_of_two_triangles() -> None:
    """Two triangles with one link between them, cut there: 6/7 - 1/2."""
    triangles = Network(6, dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)], 1.0))
    assert network_modularity(triangles, [0, 0, 0, 1, 1, 1]) == pytest.approx(6 / 7 - 1 / 2)
    assert network_modularity(triangles, [0] * 6) == pytest.approx(0)


def test_a_source_gives_what_it_knows() -> None:
    """Calls, interfaces, data and what routes reach; nothing that needs the order of accesses."""
    graph = build(program(f"{TEXT}\na.f handles GET /a/\na.f calls b.g"))
    found = score(graph, UNITS, find_reaches(graph.program, graph.unit_of))
    assert found["foreign_writes"] == measure(graph, UNITS, TABLES).foreign_writes
    assert (found["services_per_route"], found["services_per_route_max"]) == (2, 2)
    assert found["bcp"] == 0
    assert not {"complexity", "uniform_complexity", "chm"} & set(found)
    assert set(found) <= set(METRICS)


def test_interfaces_are_what_others_call() -> None:
    """Two operations of one class, with one of three words in common; what its own service calls is no part of it."""
    graph = build(program("a.f calls b.B.place_order\na.f calls b.B.cancel_order\nb.g calls b.B.count"))
    assert score(graph, {"a.f": "a", "b.B": "b", "b.g": "b"})["chd"] == pytest.approx(1 / 3)


def test_traces_give_complexity_and_contexts() -> None:
    """Both functionalities use both entities, and one reads what the other writes."""
    traces: Traces = {"f": (("W", "x"), ("W", "y")), "g": (("R", "x"), ("R", "y"))}
    graph = build_given(GivenGraph("graph.json", ("x", "y"), {("x", "y"): 2.0}, traces=traces))
    found = score(graph, {"x": "1", "y": "2"})
    assert found["complexity"] == 2
    assert found["uniform_complexity"] == 1
    assert found["bcp"] == pytest.approx(math.log(2))
    assert found["split_transactions"] == 1
    assert found["icp"] == 1
    assert not {"foreign_writes", "cut_foreign_keys", "chatty_cuts", "chd"} & set(found)


def test_a_graph_without_edges_has_no_structure() -> None:
    """Nor any number but those of sizes."""
    graph = build_given(GivenGraph("graph.json", ("x", "y"), {}))
    assert set(score(graph, {"x": "1", "y": "2"})) == {"ned", "ned_clusters"}
