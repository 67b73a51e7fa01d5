"""Numbers of a cut on cases small enough to count by hand."""

from __future__ import annotations

import math

import pytest

from decomposer.clustering.network import Network
from decomposer.clustering.network import modularity as network_modularity
from decomposer.clustering.quality import inter_service_calls, measure, modularity
from decomposer.graph import build
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
