"""What cuts cost functions of the business, on cases small enough to count by hand."""

from __future__ import annotations

from itertools import groupby
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.clustering.quality import business_context_purity, complexity, uniform_complexity

TRACES = {
    "place": (("R", "item"), ("W", "order"), ("W", "stock")),
    "ship": (("R", "order"), ("W", "order"), ("R", "stock"), ("R", "order")),
    "list": (("R", "order"),),
}
CUT = {"item": "sales", "order": "sales", "stock": "store"}


def test_complexity_by_hand() -> None:
    """Sales writes what `ship` reads, and so does the store; each of three parts of `ship` reads what `place` writes.

    `list` stays in sales, costs nothing, and makes nobody pay.
    """
    assert complexity(CUT, TRACES) == pytest.approx((1 + 1 + 1 + 1 + 1 + 0) / 3)


def test_one_service_costs_nothing() -> None:
    """Nor does a cut that no functionality crosses."""
    assert complexity(dict.fromkeys(CUT, "all"), TRACES) == 0
    assert complexity(CUT, {"a": (("R", "item"), ("W", "order")), "b": (("W", "stock"),)}) == 0


def test_a_read_after_a_write_is_known() -> None:
    """Within a part it costs nothing; a write after a read does."""
    cut = {"a": 1, "b": 2}
    other = ("R", "b")
    writer = {"f": (("W", "a"), ("R", "a"), other), "g": (("W", "a"), other)}
    assert complexity(cut, writer) == 0
    reader = {"f": (("R", "a"), ("W", "a"), other), "g": (("W", "a"), other)}
    # f reads what g writes, and g writes what f reads.
    assert complexity(cut, reader) == (1 + 1) / 2


def test_what_is_in_no_service_is_left_out() -> None:
    """And without anything left there is no number."""
    assert complexity({"order": 1}, TRACES) == 0
    assert complexity({"other": 1}, TRACES) is None
    assert complexity(CUT, {}) is None
    assert uniform_complexity(CUT, {}) is None


def test_uniform_complexity_is_a_share() -> None:
    """Of what each entity alone would cost: place 0 + 1 + 1, ship 1 + 1 + 1, list 0."""
    assert complexity({one: one for one in CUT}, TRACES) == pytest.approx(5 / 3)
    assert uniform_complexity(CUT, TRACES) == pytest.approx(1)
    assert uniform_complexity(dict.fromkeys(CUT, 1), TRACES) == 0
    assert uniform_complexity({"a": 1}, {"f": (("R", "a"),)}) == 0


ACCESSES = st.lists(st.tuples(st.sampled_from("RW"), st.sampled_from("abcde")), max_size=10)
MANY = st.dictionaries(st.sampled_from("fghi"), ACCESSES, max_size=4)
SERVICES = st.fixed_dictionaries({name: st.integers(0, 2) for name in "abcde"})


def by_definition(units: dict[str, int], traces: dict[str, list[tuple[str, str]]]) -> float | None:
    """The formula word for word, slowly."""
    parts: dict[str, list[set[tuple[str, str]]]] = {}
    for name, trace in traces.items():
        for _, run in groupby(trace, key=lambda access: units[access[1]]):
            accesses = list(run)
            known = {one for at, one in enumerate(accesses) if ("W", one[1]) not in accesses[:at]}
            parts.setdefault(name, []).append(known)
    distributed = {name for name in parts if len({units[entity] for _, entity in traces[name]}) > 1}
    uses = {name: set().union(*found) for name, found in parts.items()}
    costs = 0
    for name in distributed:
        for part in parts[name]:
            for other in distributed - {name}:
                costs += any(
                    (mode, entity) in uses[other] for turned, entity in part for mode in "RW" if mode != turned
                )
    return costs / len(parts) if parts else None


@given(SERVICES, MANY)
def test_complexity_is_what_its_formula_says(units: dict[str, int], traces: dict[str, list[tuple[str, str]]]) -> None:
    """On any cut of any traces."""
    assert complexity(units, traces) == by_definition(units, traces)


@given(SERVICES, MANY, st.permutations(range(3)))
def test_names_of_services_mean_nothing(
    units: dict[str, int], traces: dict[str, list[tuple[str, str]]], names: list[int]
) -> None:
    """Nor does the order of anything."""
    renamed = {unit: f"s{names[service]}" for unit, service in reversed(units.items())}
    assert complexity(renamed, dict(reversed(traces.items()))) == complexity(units, traces)
    contexts = {entity: {name for name, trace in traces.items() if ("R", entity) in trace} for entity in units}
    assert business_context_purity(renamed, contexts) == business_context_purity(units, contexts)


def test_purity_by_hand() -> None:
    """One service serves two contexts, one serves one, one serves none and is left out."""
    contexts = {"a": ["sell"], "b": ["sell", "ship"], "c": ["ship"]}
    units = {"a": 1, "b": 1, "c": 2, "d": 3}
    assert business_context_purity(units, contexts) == pytest.approx((log(2) + log(1)) / 2)
    assert business_context_purity({"d": 3}, contexts) is None
