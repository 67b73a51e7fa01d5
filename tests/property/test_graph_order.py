"""The graph does not depend on the order of what it is built from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from decomposer.graph import build
from tests.fakes.programs import program, reordered

TEXT = """
    m.Order declares orders
    m.Item declares items
    items refers to orders
    a.place commits orders, items
    a.place inserts items
    a.view handles GET /orders/
    a.other handles GET /orders/<int:pk>/
    b.last handles GET /x/
    a.view calls a.place
    a.view calls b.tool
    a.other calls b.tool
    b.tool reads orders
    b.load inserts raw
    c.load inserts raw
    c.load joins raw, items
"""


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 99), min_size=1, max_size=17))
def test_order_of_facts_changes_nothing(keys: list[int]) -> None:
    """Units, edges, weights and evidence are the same for any order of the facts."""
    straight, mixed = build(program(TEXT)), build(reordered(program(TEXT), keys))
    assert (straight.units, straight.edges, straight.tables) == (mixed.units, mixed.edges, mixed.tables)
    assert list(straight.unit_of.items()) == list(mixed.unit_of.items())
