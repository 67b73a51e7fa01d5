"""How near two partitions are: laws, and cases that can be counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.clustering.quality import (
    adjusted_mutual_information,
    adjusted_rand_index,
    coverage,
    mojofm,
    moves_and_joins,
    pairwise,
)

Labels = tuple[int, ...]
LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12)


def partitions(size: int) -> list[Labels]:
    """All partitions of so many elements, each once: a label is at most one above those before it."""
    found = [labels for labels in product(range(size), repeat=size) if labels == form(labels)]
    assert len(found) == {1: 1, 2: 2, 3: 5, 4: 15, 5: 52, 6: 203}[size]
    return found


def form(labels: Labels) -> Labels:
    """The same partition, its groups numbered by their first element."""
    order: dict[int, int] = {}
    return tuple(order.setdefault(label, len(order)) for label in labels)


def distances_by_search(goal: Labels) -> dict[Labels, int]:
    """The least number of moves and joins from each partition to the goal, by breadth-first search to and fro."""
    every = partitions(len(goal))
    before: dict[Labels, set[Labels]] = {one: set() for one in every}
    for one in every:
        for following in steps(one):
            before[following].add(one)
    found, frontier = {goal: 0}, {goal}
    while frontier:
        frontier = {one for reached in frontier for one in before[reached]} - set(found)
        found |= dict.fromkeys(frontier, max(found.values()) + 1)
    return found


def steps(labels: Labels) -> set[Labels]:
    """What one move of an element, or one join of two groups, leads to."""
    size = len(labels)
    moved = {form((*labels[:at], to, *labels[at + 1 :])) for at in range(size) for to in range(size)}
    joined = {form(tuple(into if one == out else one for one in labels)) for out, into in combinations(set(labels), 2)}
    return moved | joined


@pytest.mark.parametrize(
    "goal",
    [(0, 0, 1, 1, 2, 2), (0, 0, 0, 0, 1, 1), (0, 0, 0, 1, 1, 2), (0, 1, 2, 3, 4, 5), (0, 0, 0, 0, 0, 0), (0, 0, 1)],
)
def test_mojofm_is_the_least_effort(goal: Labels) -> None:
    """Moves and joins are those of a complete search, and the worst partition has 0 percent."""
    reference, distances = dict(enumerate(goal)), distances_by_search(goal)
    worst = max(distances.values())
    for found, distance in distances.items():
        assert moves_and_joins(dict(enumerate(found)), reference) == distance, found
        expected = (1 - distance / worst) * 100 if worst else 100.0
        assert mojofm(dict(enumerate(found)), reference) == pytest.approx(expected), found


def test_only_what_both_know_is_compared() -> None:
    """Elements of one side only do not count."""
    found, reference = {"a": 1, "b": 1, "x": 2}, {"a": "s", "b": "s", "y": "t"}
    assert mojofm(found, reference) == 100
    assert pairwise(found, reference) == (1, 1)
    assert adjusted_rand_index(found, reference) == 1


def by_enumeration(found: Mapping[int, int], reference: Mapping[int, int]) -> tuple[float, float]:
    """Precision and recall, pair by pair."""
    pairs = [(found[a] == found[b], reference[a] == reference[b]) for a, b in combinations(sorted(found), 2)]
    both = sum(here and there for here, there in pairs)
    here, there = sum(one for one, _ in pairs), sum(one for _, one in pairs)
    return both / here if here else 1.0, both / there if there else 1.0


@given(LABELS)
def test_pairs_are_counted_as_by_enumeration(labels: list[tuple[int, int]]) -> None:
    """Binomials of overlaps are the pairs."""
    found, reference = ({at: pair[side] for at, pair in enumerate(labels)} for side in (0, 1))
    assert pairwise(found, reference) == pytest.approx(by_enumeration(found, reference))


def test_pairs_by_hand() -> None:
    """Of two pairs together here, one is together there; of three there, one here."""
    found, reference = dict(zip("abcd", (0, 0, 1, 1), strict=True)), dict(zip("abcd", (0, 0, 0, 1), strict=True))
    assert pairwise(found, reference) == (1 / 2, 1 / 3)
    # 6 pairs; together in both 1, expected 2 * 3 / 6 = 1: no better than chance.
    assert adjusted_rand_index(found, reference) == pytest.approx(0)


@given(LABELS, st.permutations(range(5)))
def test_names_of_groups_mean_nothing(labels: list[tuple[int, int]], names: list[int]) -> None:
    """Whatever groups are called, and in whatever order elements come, the numbers are the same; and in range."""
    found, reference = ({at: pair[side] for at, pair in enumerate(labels)} for side in (0, 1))
    renamed = {at: f"s{names[label]}" for at, label in reversed(found.items())}
    for metric in (mojofm, adjusted_rand_index, adjusted_mutual_information):
        assert metric(renamed, reference) == pytest.approx(metric(found, reference))
    assert pairwise(renamed, reference) == pairwise(found, reference)
    assert 0 <= mojofm(found, reference) <= 100
    assert -0.5 <= adjusted_rand_index(found, reference) <= 1 + 1e-9
    assert adjusted_mutual_information(found, reference) <= 1 + 1e-9


@given(st.lists(st.integers(0, 3), max_size=8))
def test_a_partition_agrees_with_itself(labels: list[int]) -> None:
    """Completely."""
    one = dict(enumerate(labels))
    assert mojofm(one, one) == 100
    assert pairwise(one, one) == (1, 1)
    if one:
        assert adjusted_rand_index(one, one) == pytest.approx(1)
        assert adjusted_mutual_information(one, one) == pytest.approx(1)


def test_coverage_is_the_share_that_is_placed() -> None:
    """What nobody wants does not count."""
    assert coverage({"a": 1, "x": 1}, ["a", "b"]) == 0.5
    assert coverage({}, []) == 1
