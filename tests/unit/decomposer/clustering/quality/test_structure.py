"""Cohesion and coupling, on a graph small enough to count by hand, and by laws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.clustering.quality import structure
from decomposer.clustering.quality.structure import Links, Partition

UNITS = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
LINKS = {("a", "b"): 2.0, ("b", "a"): 1.0, ("b", "c"): 1.0, ("d", "e"): 1.0, ("c", "d"): 1.0, ("e", "b"): 3.0}
"""Inside of 1: a-b both ways, b-c; inside of 2: d-e; across: c-d, e-b."""


def test_structural_modularity_by_hand() -> None:
    """Pairs: 2 of 3 * 3 and 1 of 2 * 2 inside, 2 of 3 * 2 across."""
    assert structure.structural_modularity(UNITS, LINKS) == pytest.approx((2 / 9 + 1 / 4) / 2 - 2 / 6)


def test_directed_modularity_by_hand() -> None:
    """Links: 3 of 3 * 3 and 1 of 2 * 2 inside, 2 of 2 * 3 * 2 across."""
    assert structure.directed_modularity(UNITS, LINKS) == pytest.approx((3 / 9 + 1 / 4) / 2 - 2 / 12)


def test_coupling_is_a_mean_over_pairs_of_services() -> None:
    """Three services have three pairs, of which one is linked."""
    units, links = {"a": 1, "b": 2, "c": 3}, {("a", "b"): 1.0}
    assert structure.structural_modularity(units, links) == pytest.approx(-1 / 3)
    assert structure.directed_modularity(units, links) == pytest.approx(-1 / 6)


def test_calls_between_services_by_hand() -> None:
    """By their logarithm, and as they are."""
    across, inside = 1 + (log(3) + 1), (log(2) + 1) + 1 + 1 + 1
    assert structure.inter_partition_calls(UNITS, LINKS) == pytest.approx(across / (across + inside))
    assert structure.raw_inter_partition_calls(UNITS, LINKS) == pytest.approx(4 / 9)


def test_parts_of_calls_count_as_they_are() -> None:
    """A weight below 1 never counts less than nothing."""
    assert structure.inter_partition_calls({"a": 1, "b": 2, "c": 2}, {("a", "b"): 0.1, ("b", "c"): 0.3}) == 0.25


def test_interfaces_by_hand() -> None:
    """Two pairs across; b and d are called from outside."""
    assert structure.interfaces(UNITS, LINKS) == 2 / 2
    assert structure.interface_units(UNITS, LINKS) == 2 / 2
    more = LINKS | {("d", "b"): 1.0, ("b", "d"): 1.0}
    assert structure.interfaces(UNITS, more) == 3 / 2
    assert structure.interface_units(UNITS, more) == 2 / 2


def test_turbo_mq_by_hand() -> None:
    """Service 1 has 4 inside and 4 across, service 2 has 1 inside and 4 across."""
    assert structure.turbo_mq(UNITS, LINKS) == pytest.approx(8 / 12 + 2 / 6)
    assert structure.turbo_mq({"a": 1, "b": 2}, {("a", "b"): 1.0}) == 0


def test_modularity_by_hand() -> None:
    """5 of 9 inside; the services have 12 and 6 of 18 ends."""
    assert structure.modularity(UNITS, LINKS) == pytest.approx(5 / 9 - (12 / 18) ** 2 - (6 / 18) ** 2)


def test_nothing_to_count() -> None:
    """Without links between placed units there are no shares; the other numbers are 0."""
    for links in ({}, {("a", "x"): 1.0}, {("a", "a"): 1.0}):
        assert structure.inter_partition_calls({"a": 1}, links) is None
        assert structure.raw_inter_partition_calls({"a": 1}, links) is None
        for metric in OTHERS:
            assert metric({"a": 1}, links) == 0
            assert metric({}, links) == 0


OTHERS: list[Callable[[Partition, Links], float]] = [
    structure.structural_modularity,
    structure.directed_modularity,
    structure.interfaces,
    structure.interface_units,
    structure.turbo_mq,
    structure.modularity,
]
NAMES = "abcdef"
SERVICES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2))
CALLS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), st.integers(1, 9).map(float), max_size=15
)


@given(SERVICES, CALLS, st.permutations(range(3)))
def test_names_of_services_and_order_mean_nothing(
    units: dict[str, int], links: dict[tuple[str, str], float], names: list[int]
) -> None:
    """Each number is the same, whatever services are called."""
    renamed = {unit: f"s{names[service]}" for unit, service in reversed(units.items())}
    turned = dict(reversed(links.items()))
    for metric in (*OTHERS, structure.inter_partition_calls, structure.raw_inter_partition_calls):
        assert metric(renamed, turned) == metric(units, links)


@given(SERVICES, CALLS)
def test_ranges_hold(units: dict[str, int], links: Links) -> None:
    """No number is outside of what its description says."""
    services = len(set(units.values()))
    assert -1 <= structure.structural_modularity(units, links) <= 0.5
    assert -1 <= structure.directed_modularity(units, links) <= 1
    assert 0 <= (structure.inter_partition_calls(units, links) or 0) <= 1
    assert 0 <= (structure.raw_inter_partition_calls(units, links) or 0) <= 1
    assert 0 <= structure.turbo_mq(units, links) <= services
    assert -0.5 - 1e-9 <= structure.modularity(units, links) <= 1


@given(SERVICES, CALLS)
def test_definitions_by_enumeration(units: dict[str, int], links: Links) -> None:
    """Pair by pair, as the formulas are written."""
    sizes = Counter(units.values())
    pairs = [
        (one, other) for one, other in combinations(sorted(units), 2) if (one, other) in links or (other, one) in links
    ]
    cohesion = sum(
        sum(units[one] == units[other] == service for one, other in pairs) / size**2 for service, size in sizes.items()
    )
    coupling = [
        sum({units[one], units[other]} == {here, there} for one, other in pairs) / (sizes[here] * sizes[there])
        for here, there in combinations(sizes, 2)
    ]
    expected = (cohesion / len(sizes) if sizes else 0) - (sum(coupling) / len(coupling) if coupling else 0)
    assert structure.structural_modularity(units, links) == pytest.approx(expected)
    cut = [pair for pair in pairs if units[pair[0]] != units[pair[1]]]
    assert structure.interfaces(units, links) == len(cut) / (len(sizes) or 1)


def test_a_cut_where_nothing_crosses_is_perfect() -> None:
    """No calls between services, no interfaces, one for each service of TurboMQ."""
    units, links = {"a": 1, "b": 1, "c": 2, "d": 2}, {("a", "b"): 5.0, ("c", "d"): 1.0}
    assert structure.inter_partition_calls(units, links) == structure.raw_inter_partition_calls(units, links) == 0
    assert structure.interfaces(units, links) == structure.interface_units(units, links) == 0
    assert structure.turbo_mq(units, links) == 2
