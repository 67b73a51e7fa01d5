"""Where a program is entered: routes and tasks, with the tables of their whole call trees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decomposer.graph.call_trees import CallTrees
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
    return {one.name: (one.reads, one.writes) for one in CallTrees(program(text)).entry_points()}


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
    """Of a handler class nobody is known to call, every method counts, inherited ones too if not overridden."""
    found = uses("""
        shop.views.Orders inherits shop.base.Base
        shop.views.Orders handles GET /orders/
        shop.views.Orders.on_get reads orders
        shop.base.Base.check reads users
        shop.base.Base.on_get reads lost
        shop.models.Order declares orders
        shop.models.User declares users
        shop.models.Lost declares lost
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
    ways = {one.table: one.chain for one in CallTrees(program(SHARED_MIXIN)).ways("shop.views.Orders")}
    assert ways == {
        "orders": ("shop.views.Orders", "shop.base.Listed.get", "shop.views.Orders.rows"),
        "log": ("shop.views.Orders", "shop.base.Listed.get", "shop.log.note"),
    }


CLASSES = (
    "m.C inherits m.B\nm.D inherits m.B\nm.C handles GET /\nm.f0 handles POST /\n"
    "m.B.b calls m.C.c\nm.B.b calls m.D.d\nm.C via m.B.b"
)
CALLERS = ("m.B.b", "m.C.c", "m.D.d", *(f"m.f{n}" for n in range(5)))
CALLS = st.lists(st.tuples(st.sampled_from(CALLERS), st.sampled_from(CALLERS)), max_size=20)


@given(calls=CALLS, keys=st.lists(st.integers(0, 99), min_size=1, max_size=9))
def test_tables_are_those_at_the_ends_of_chains(calls: list[tuple[str, str]], keys: list[int]) -> None:
    """Whatever calls whatever, in any order: an entry has the tables to which there are ways, cycles or not."""
    lines = [CLASSES, *(f"{one} calls {other}" for one, other in calls if one != other)]
    for number, one in enumerate(CALLERS):
        lines += [f"{one} reads t{number}", f"n.T{number} declares t{number}"]
    whole = program("\n".join(lines))
    entries = CallTrees(whole).entry_points()
    assert len(entries) == 2
    for entry in entries:
        assert entry.reads == tuple(sorted(way.table for way in CallTrees(whole).ways(entry.symbol)))
    assert set(CallTrees(reordered(whole, keys)).entry_points()) == set(entries)
