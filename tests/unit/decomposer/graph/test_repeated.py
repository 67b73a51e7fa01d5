"""Loops that come to tables with each turn."""

from __future__ import annotations

from decomposer.graph.call_trees import CallTrees
from decomposer.graph.repeated import find_repeated_uses
from tests.fakes.programs import program


def repeated(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Caller, callee, tables read and written."""
    found = program(text)
    return [(one.caller, one.callee, one.reads, one.writes) for one in find_repeated_uses(found, CallTrees(found))]


def test_a_call_in_a_loop_repeats_what_lies_below_it() -> None:
    """However deep the query is; a call that comes to no table, or is in no loop, does not count."""
    assert repeated("""
        shop.views.all calls shop.work.one in loop
        shop.views.all calls shop.work.two
        shop.views.all calls shop.work.say in loop
        shop.work.one calls shop.work.deep
        shop.work.deep reads orders
        shop.work.deep inserts log
        shop.work.two reads orders
    """) == [("shop.views.all", "shop.work.one", ("orders",), ("log",))]


def test_a_query_in_a_loop_is_repeated_itself() -> None:
    """It has no callee."""
    assert repeated("shop.views.all updates orders in loop") == [("shop.views.all", "", (), ("orders",))]
