"""The last look at each unit alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decomposer.clustering.settling import find_idle, join_idle, settle

UNITS = "abcdefgh"
WEIGHTS = st.dictionaries(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.1, 9),
    max_size=20,
)


def both_ways(weights: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    """The neighbours of each unit."""
    ties: dict[str, dict[str, float]] = {}
    for (one, other), weight in weights.items():
        ties.setdefault(one, {})[other] = ties.setdefault(other, {})[one] = weight
    return ties


def test_a_unit_goes_where_all_its_ties_are() -> None:
    """Nothing ties it to its own group."""
    ties = both_ways({("a", "b"): 1.0, ("b", "c"): 1.0, ("d", "a"): 0.5, ("e", "f"): 1.0})
    assert settle({"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1}, ties)["d"] == 0


def test_a_doubtful_unit_stays() -> None:
    """Five times as much is not enough, six times is."""
    groups = {"a": 0, "b": 1, "c": 1, "d": 0}
    assert settle(groups, both_ways({("a", "b"): 5.0, ("a", "d"): 1.0}))["a"] == 0
    assert settle(groups, both_ways({("a", "b"): 6.0, ("a", "d"): 1.0}))["a"] == 1


def test_what_stays_stays_and_groups_do_not_vanish() -> None:
    """A decision of people is no matter of weights, and the number of services is kept."""
    ties = both_ways({("a", "c"): 3.0, ("b", "c"): 3.0})
    assert settle({"a": 0, "b": 0, "c": 1, "d": 1}, ties, {"a", "b"})["a"] == 0
    assert set(settle({"a": 0, "b": 1}, both_ways({("a", "b"): 1.0})).values()) == {0, 1}


def test_what_writes_only_tables_of_others_goes_to_their_owner() -> None:
    """It needs no more than a stronger pull there; with a table at home, it stays."""
    groups = {"a": 0, "b": 1, "c": 1, "d": 0}
    ties = both_ways({("a", "b"): 2.0, ("a", "d"): 1.5})
    assert settle(groups, ties, written={"a": {"b"}})["a"] == 1
    assert settle(groups, ties, written={"a": {"b", "d"}})["a"] == 0
    assert settle(groups, both_ways({("a", "b"): 1.0, ("a", "d"): 1.5}), written={"a": {"b"}})["a"] == 0


@given(WEIGHTS, st.lists(st.integers(0, 3), min_size=8, max_size=8), st.permutations(UNITS))
def test_no_group_is_lost_and_order_does_not_matter(
    weights: dict[tuple[str, str], float], numbers: list[int], order: list[str]
) -> None:
    """The same groups have units as before, whatever the order of the input."""
    groups = dict(zip(UNITS, numbers, strict=True))
    found = settle(groups, both_ways(weights))
    assert found.keys() == groups.keys()
    assert set(found.values()) == set(numbers)
    assert settle({unit: groups[unit] for unit in order}, both_ways(weights)) == found


def test_what_serves_nothing_joins_what_it_is_tied_to() -> None:
    """The smallest first, as long as there are more groups than are wanted; one without ties is in none."""
    groups = {"a": 0, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2, "g": 3}
    ties = both_ways({("a", "b"): 1.0, ("b", "d"): 1.0, ("c", "d"): 1.0})
    assert join_idle(groups, ties, {0, 1, 3}) == {"a": 2, "b": 2, "c": 2, "d": 2, "e": 2, "f": 2}
    assert join_idle(groups, ties, {0, 1, 3}, least=3) == groups | {"a": 1}
    assert join_idle(groups, ties, {}) == groups


def test_nobody_knows_what_serves_where_most_serve_nothing() -> None:
    """The tables, routes and tasks of such a program are not found."""
    groups = {"a": 0, "b": 1, "c": 2}
    assert find_idle(groups, {0, 1}) == {2}
    assert find_idle(groups, {0}) == set()
