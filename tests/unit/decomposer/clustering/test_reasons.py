"""How surely units belong where they are, on graphs small enough to add up by hand."""

from __future__ import annotations

import pytest

from analyzers.program import Location
from decomposer.clustering import find_reasons
from decomposer.clustering.reasons import is_borderline, is_core
from decomposer.model import DependencyGraph, Edge, Evidence, ServiceMap
from decomposer.model.graph import View
from decomposer.model.reasons import Reasons, UnitReasons
from tests.fakes.cuts import cut
from tests.fakes.programs import program

PLACE = Location("a.py", 1)
OWNERS = {"a.f": "a", "a.g": "a", "a.h": "a", "b.f": "b", "b.g": "b", "c.f": "c"}


def edge(source: str, target: str, **weights: float) -> Edge:
    """An edge with one certain reason for each view."""
    views: dict[View, float] = {view: weights[view] for view in ("call", "data", "signal") if view in weights}
    return Edge(source, target, views, tuple(Evidence(view, source, target, PLACE) for view in views))


def reasons(*edges: Edge, **stability: float) -> Reasons:
    """The reasons of the cut above; `a_f=0.5` is the stability of a.f."""
    graph, _ = cut(program("\n".join(OWNERS) + "\nk.log"), a="a")
    owners = ServiceMap(("a", "b", "c"), OWNERS, {}, {}, {}, frozenset({"k.log"}))
    known = {name.replace("_", "."): share for name, share in stability.items()}
    return find_reasons(DependencyGraph(graph.units, edges, graph.unit_of, {}, graph.program), owners, known)


def of(found: Reasons, name: str) -> UnitReasons:
    """The reasons of one unit."""
    return next(one for one in found.units if one.unit == name)


def test_margin_is_the_pull_to_its_own_service_against_the_second_best() -> None:
    """Edges of both directions count, by view; of two others the stronger one is the rival."""
    found = reasons(
        edge("a.f", "a.g", call=2, data=3),
        edge("b.f", "a.f", call=1),
        edge("a.f", "b.g", data=2),
        edge("a.f", "c.f", call=1),
    )
    unit = of(found, "a.f")
    assert (unit.own, unit.second, unit.rival, unit.margin) == (5, "b", 3, 2 / 8)
    assert [(one.view, one.own, one.second) for one in unit.views] == [("call", 2, 1), ("data", 3, 2)]


def test_what_is_tied_to_nothing_has_no_margin() -> None:
    """Neither its own service nor another one speaks for it; the kernel and guesses never do."""
    unit = of(reasons(edge("a.f", "k.log", call=9), edge("a.f", "b.f", call=0)), "a.f")
    assert (unit.own, unit.second, unit.rival, unit.margin, unit.stability) == (0, "", 0, 0, None)
    assert not is_core(unit)
    assert not is_borderline(unit)


def test_the_core_is_stable_and_strongly_tied() -> None:
    """Nine of ten runs and three times the pull of any other; people's own choice is judged by its ties alone."""
    edges = edge("a.f", "a.g", call=3), edge("a.g", "b.f", call=1), edge("a.h", "a.g", call=3)
    found = reasons(*edges, a_f=0.9, a_g=0.9, a_h=0.89)
    assert found.services[0].core == ("a.f", "a.g")
    assert reasons(*edges).services[0].core == ("a.f", "a.g", "a.h")


def test_the_borderline_begins_with_the_least_sure() -> None:
    """Who leaves often, and whom another service pulls nearly as much, or more."""
    edges = (
        edge("a.f", "a.g", call=1),
        edge("a.f", "b.f", call=3),
        edge("a.g", "b.f", call=1),
        edge("a.h", "a.g", call=2),
    )
    found = reasons(*edges, a_f=1, a_g=1, a_h=0.5)
    assert found.services[0].borderline == ("a.f", "a.h")
    assert found.services[0].core == ("a.g",)


def test_a_service_says_what_holds_it_together_and_what_it_costs() -> None:
    """Kinds by weight, with the strongest examples; a cut edge counts for both of its services."""
    found = reasons(
        edge("a.f", "a.g", call=3),
        edge("a.g", "a.h", call=2),
        edge("a.f", "b.f", call=1, data=4),
        edge("c.f", "a.h", data=2),
    )
    one, other, third = found.services
    assert one.inside == pytest.approx(5 / 12, abs=1e-4)
    assert [(row.view, row.edges, row.weight) for row in one.holds] == [("call", 2, 5)]
    assert [(row.view, row.edges, row.weight) for row in one.costs] == [("data", 2, 6), ("call", 1, 1)]
    strongest = one.costs[0].strongest[0]
    assert (strongest.source, strongest.target, strongest.service, strongest.location) == ("a.f", "b.f", "b", PLACE)
    assert other.costs[0].strongest[0].service == third.costs[0].strongest[0].service == "a"
    assert other.inside == 0


def test_the_kernel_is_told_with_its_users() -> None:
    """How many units use it, of how many services, and what part of them is of one."""
    calls = [edge(name, "k.log", call=1) for name in ("a.f", "a.g", "b.f", "c.f")]
    shared = reasons(*calls).shared[0]
    assert (shared.unit, shared.users, shared.services, shared.biggest, shared.share) == ("k.log", 4, 3, "a", 0.5)
    assert not shared.owns_data


def test_examples_are_the_surest_and_those_that_write() -> None:
    """Of several reasons for one edge, a certain write is shown before a read."""
    evidence = (
        Evidence("data", "a.f", "t", Location("a.py", 1), "likely", "update"),
        Evidence("data", "a.f", "t", Location("a.py", 2), "certain", "select"),
        Evidence("data", "a.f", "t", Location("a.py", 3), "certain", "insert"),
    )
    found = reasons(Edge("a.f", "a.g", {"data": 1.0}, evidence))
    assert found.services[0].holds[0].strongest[0].detail == "insert"
