"""What routes and tasks reach."""

from __future__ import annotations

from decomposer.graph import build
from decomposer.graph.reaches import find_reaches
from tests.fakes.programs import program


def test_call_trees_reach_units() -> None:
    """Requests and tasks with all that they call; what a task does later is its own."""
    graph = build(
        program("""
            a.show handles GET /orders/
            a.show calls b.Order.total
            b.Order.total calls c.price
            a.show task d.mail
            d.mail runs as mail
            d.mail calls c.price
        """)
    )
    found = find_reaches(graph.program, graph.unit_of)
    assert [(one.kind, one.name, sorted(one.units)) for one in found] == [
        ("route", "GET /orders/", ["a.show", "b.Order", "c.price"]),
        ("task", "mail", ["c.price", "d.mail"]),
    ]


def test_a_route_into_a_library_reaches_nothing() -> None:
    """Its handler is no code of ours."""
    graph = build(program("lib.View handles GET /\na.f calls a.g"))
    assert [one.units for one in find_reaches(graph.program, {"a.f": "a.f"})] == [frozenset()]
