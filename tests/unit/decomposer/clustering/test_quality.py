"""Numbers of a cut on cases small enough to count by hand."""

from __future__ import annotations

import math
from itertools import product

import pytest

from decomposer.clustering.network import Network
from decomposer.clustering.network import modularity as network_modularity
from decomposer.clustering.quality import inter_service_calls, measure, modularity, mojofm
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


def partitions(size: int) -> list[tuple[int, ...]]:
    """All ways to label so many elements."""
    return list(product(range(size), repeat=size))


def distance_by_search(found: tuple[int, ...], goal: tuple[int, ...]) -> int:
    """The least number of moves and joins from one partition to another, by breadth-first search."""

    def form(labels: tuple[int, ...]) -> tuple[int, ...]:
        order: dict[int, int] = {}
        return tuple(order.setdefault(label, len(order)) for label in labels)

    seen, frontier, steps = {form(found)}, {form(found)}, 0
    while form(goal) not in frontier:
        moved = {
            form((*one[:at], to, *one[at + 1 :]))
            for one in frontier
            for at in range(len(one))
            for to in range(len(one))
        }
        joined = {
            form(tuple(into if label == out else label for label in one))
            for one in frontier
            for out in one
            for into in one
        }
        frontier = (moved | joined) - seen
        seen |= frontier
        steps += 1
    return steps


@pytest.mark.parametrize("goal", [(0, 0, 1, 1), (0, 1, 2, 3), (0, 0, 0, 1), (0, 0, 0, 0), (0, 1, 1, 2)])
def test_mojofm_is_the_least_effort(goal: tuple[int, ...]) -> None:
    """Moves and joins are those of a complete search, and the worst partition has 0 percent."""
    reference = dict(enumerate(goal))
    distances = {found: distance_by_search(found, goal) for found in partitions(4)}
    worst = max(distances.values())
    for found, distance in distances.items():
        expected = (1 - distance / worst) * 100 if worst else 100.0
        assert mojofm(dict(enumerate(found)), reference) == pytest.approx(expected), found


def test_mojofm_compares_what_both_know() -> None:
    """Elements of one side only do not count."""
    assert mojofm({"a": 1, "b": 1, "x": 2}, {"a": "s", "b": "s", "y": "t"}) == 100
