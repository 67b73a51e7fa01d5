"""Where a program is entered: routes and tasks, with the tables of their whole call trees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decomposer.graph.entries import find_entry_points, find_ways
from tests.fakes.programs import program, reordered

SHARED_MIXIN = """
    shop.views.Orders inherits shop.base.Listed
    shop.views.Carts inherits shop.base.Listed
    shop.views.Orders handles GET /orders/
    shop.views.Carts handles GET /carts/
    shop.views.Orders via shop.base.Listed.get
    shop.views.Carts via shop.base.Listed.get
    shop.base.Listed.get via shop.views.Orders.rows
    shop.base.Listed.get via shop.views.Carts.rows
    shop.base.Listed.get calls shop.log.note
    shop.views.Orders.rows reads orders
    shop.views.Carts.rows reads carts
    shop.log.note inserts log
    shop.models.Order declares orders
    shop.models.Cart declares carts
    shop.models.Log declares log
"""


def uses(text: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Tables read and written, by the name of the entry."""
    return {one.name: (one.reads, one.writes) for one in find_entry_points(program(text))}


def test_tables_travel_with_the_caller() -> None:
    """What lies deep in the call tree counts, through frameworks and signals too; what a task does later, does not."""
    found = uses("""
        shop.views.place handles POST /orders/
        shop.views.place calls shop.work.save
        shop.work.save via shop.models.Order.save
        shop.models.Order.save signal shop.work.log
        shop.models.Order.save inserts orders
        shop.work.log inserts log
        shop.work.log calls shop.work.save
        shop.views.place task shop.work.mail
        shop.work.mail runs as mail
        shop.work.mail reads orders
        shop.models.Order declares orders
        shop.models.Log declares log
    """)
    assert found == {"POST /orders/": ((), ("log", "orders")), "mail": (("orders",), ())}


def test_a_mixin_leads_to_the_own_methods_of_each_class() -> None:
    """What a shared base calls of other classes below it, a request to this class does not reach."""
    assert uses(SHARED_MIXIN) == {"GET /orders/": (("orders",), ("log",)), "GET /carts/": (("carts",), ("log",))}


def test_methods_of_a_class_without_known_framework() -> None:
    """Of a handler class nobody is known to call, every method counts, inherited ones too."""
    found = uses("""
        shop.views.Orders inherits shop.base.Base
        shop.views.Orders handles GET /orders/
        shop.views.Orders.on_get reads orders
        shop.base.Base.check reads users
        shop.models.Order declares orders
        shop.models.User declares users
    """)
    assert found == {"GET /orders/": (("orders", "users"), ())}


def test_guesses_do_not_count() -> None:
    """A call that is only guessed leads to no table."""
    found = uses("""
        shop.views.show handles GET /orders/
        shop.views.show guesses shop.work.save
        shop.work.save inserts orders
        shop.models.Order declares orders
    """)
    assert found == {"GET /orders/": ((), ())}


def test_ways_are_chains_of_calls() -> None:
    """Each table is shown with a shortest chain from the entry to who reads or writes it."""
    ways = {one.table: one.chain for one in find_ways(program(SHARED_MIXIN), "shop.views.Orders")}
    assert ways == {
        "orders": ("shop.views.Orders", "shop.base.Listed.get", "shop.views.Orders.rows"),
        "log": ("shop.views.Orders", "shop.base.Listed.get", "shop.log.note"),
    }


CALLS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


@given(calls=CALLS, keys=st.lists(st.integers(0, 99), min_size=1, max_size=9))
def test_tables_are_those_at_the_ends_of_chains(calls: list[tuple[int, int]], keys: list[int]) -> None:
    """Whatever calls whatever, in any order: an entry has the tables to which there are ways, cycles or not."""
    lines = ["m.f0 handles GET /", *(f"m.f{a} calls m.f{b}" for a, b in calls if a != b)]
    lines += [f"m.f{n} reads t{n}" for n in range(8)] + [f"n.T{n} declares t{n}" for n in range(8)]
    whole = program("\n".join(lines))
    (entry,) = find_entry_points(whole)
    assert entry.reads == tuple(sorted(way.table for way in find_ways(whole, "m.f0")))
    assert find_entry_points(reordered(whole, keys)) == (entry,)
