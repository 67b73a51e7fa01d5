"""The plan of small programs: order, cycles, and what each step lists."""

from __future__ import annotations

from decomposer.graph.call_trees import CallTrees
from decomposer.graph.repeated import find_repeated_uses
from decomposer.model import Plan, Step
from decomposer.planning import plan
from tests.fakes.cuts import cut
from tests.fakes.programs import program
from tests.fakes.sources import program_of

SHOP = """
    shop.orders.Order declares orders
    shop.orders.place handles POST /orders/
    shop.orders.show handles GET /orders/<int:pk>/
    shop.orders.place inserts orders
    shop.orders.place calls shop.billing.charge in loop
    shop.orders.place updates accounts
    shop.orders.place commits orders, accounts
    orders refers to accounts
    shop.billing.Account declares accounts
    shop.billing.charge updates accounts
    shop.mail.send runs as send_mail
    shop.orders.place task shop.mail.send
    shop.text.slug
    shop.orders.show calls shop.text.slug
    shop.admin.report joins orders, accounts
    shop.admin.report reads orders
"""
PARTS = {"orders": "shop.orders", "billing": "shop.billing", "mail": "shop.mail", "kernel": "shop.text"}


def shop_plan() -> Plan:
    """The plan of the shop."""
    return plan(*cut(program(SHOP), **PARTS))


def step(found: Plan, service: str) -> Step:
    """The one step that takes this service out."""
    (only,) = (one for one in found.steps if one.service == service)
    return only


def test_dependencies_leave_first() -> None:
    """A service leaves after those it calls, whose tables it writes, and to whose tables its keys refer."""
    found = shop_plan()
    assert [one.number for one in found.steps] == [1, 2, 3]
    assert step(found, "billing").number < step(found, "orders").number
    assert step(found, "orders").depends_on == ("billing",)
    assert found.cycles == ()


def test_tasks_do_not_decide_the_order() -> None:
    """A task is delivered later, so its sender does not wait for the worker to be out."""
    assert "mail" not in step(shop_plan(), "orders").depends_on


def test_call_sites_are_listed_where_they_are_cut_first() -> None:
    """The call into billing stands in the step of billing, inbound, marked as a loop, and nowhere else."""
    found = shop_plan()
    (site,) = step(found, "billing").call_sites
    assert (site.source, site.target) == ("shop.orders.place", "shop.billing.charge")
    assert (site.direction, site.other, site.in_loop) == ("inbound", "orders", True)
    assert site.location.path == "shop/orders.py"
    assert all(one.target != "shop.billing.charge" for one in step(found, "orders").call_sites)


def test_to_make_an_object_is_one_call_site() -> None:
    """The class is named, and its `__init__` is called: one place to change."""
    sources = {
        "shop/orders.py": "from shop.billing import Account\ndef place():\n    return Account('x')\n",
        "shop/billing.py": "class Account:\n    def __init__(self, name): self.name = name\n",
    }
    found = plan(*cut(program_of(sources), orders="shop.orders", billing="shop.billing"))
    (site,) = step(found, "billing").call_sites
    assert (site.kind, site.target) == ("instantiate", "shop.billing.Account")


def test_loops_over_the_boundary_say_what_each_turn_needs() -> None:
    """A call that crosses, or the tables of the other side that a turn comes to far below; with what to do instead."""
    found = program("""
        a.Row declares rows
        a.find reads rows
        a.keep updates rows
        b.each calls b.one in loop
        b.one calls a.find
        b.direct calls a.keep in loop
        b.own reads notes in loop
        b.Note declares notes
        b.write inserts rows in loop
    """)
    repeated = find_repeated_uses(found, CallTrees(found))
    loops = [loop for one in plan(*cut(found, a="a", b="b"), repeated).steps for loop in one.chatty_loops]
    assert [(one.caller, one.callee, one.other, one.reads, one.writes, one.instead) for one in loops] == [
        ("b.direct", "a.keep", "a", (), (), "batch endpoint"),
        ("b.each", "b.one", "a", ("rows",), (), "prefetch"),
        ("b.write", "", "a", (), ("rows",), "batch endpoint"),
    ]


def test_calls_of_the_shared_kernel_are_no_call_sites() -> None:
    """The kernel becomes a library, so that a call of it stays a call."""
    assert all("shop.text" not in one.target for one in step(shop_plan(), "orders").call_sites)


def test_data_that_is_cut_is_listed() -> None:
    """Foreign keys, joins, transactions, readers and writers of the tables that move are in the step."""
    billing = step(shop_plan(), "billing")
    assert [(one.table, one.target) for one in billing.foreign_keys] == [("orders", "accounts")]
    assert [one.tables for one in billing.joins] == [("accounts", "orders")]
    assert [one.tables for one in billing.transactions] == [("accounts", "orders")]
    (shared,) = billing.shared_tables
    assert (shared.table, shared.owner, shared.readers, shared.writers) == ("accounts", "billing", (), ("orders",))
    assert [str(one) for one in shared.locations] == ["shop/orders.py:11"]
    assert billing.tables == ("accounts",)


def test_technique_follows_from_how_it_is_reached() -> None:
    """Routes make a strangler route, calls alone branch by abstraction, tasks alone a worker, nothing: leave it."""
    found = plan(*cut(program(SHOP + "shop.dead.code\n"), **PARTS, dead="shop.dead"))
    assert {one.service: one.technique for one in found.steps} == {
        "billing": "branch by abstraction",
        "dead": "leave in place",
        "mail": "worker takeover",
        "orders": "strangler route",
    }


def test_checklists_name_facts() -> None:
    """Preconditions, verification and rollback speak of this service's places, tables, routes and tasks."""
    found = shop_plan()
    billing, orders = step(found, "billing"), step(found, "orders")
    assert any("accounts is also written by orders" in line for line in billing.preconditions)
    assert any("batch endpoint" in line and "shop/orders.py:11" in line for line in billing.preconditions)
    assert any("transaction at shop/orders.py:11" in line for line in billing.preconditions)
    assert any("Never mirror 1 route" in line and "POST /orders/" in line for line in orders.verification)
    assert any(f"gateway/step-{orders.number - 1:02d}/" in line for line in orders.rollback)
    assert any("send_mail" in line for line in step(found, "mail").rollback)


def test_cycle_is_named_and_entered_where_it_is_weakest() -> None:
    """Of two services that need each other, the one that needs less goes first and says what must be turned round."""
    found = plan(
        *cut(
            program(
                """
                a.f calls b.g
                b.g calls a.f
                b.h calls a.f
                b.h inserts things
                a.Thing declares things
                """
            ),
            a="a",
            b="b",
        )
    )
    first, second = found.steps
    assert found.cycles == (("a", "b"),)
    assert (first.service, first.breaks_cycle_with) == ("a", ("b",))
    (inversion,) = first.inversions
    assert (inversion.other, inversion.calls, inversion.writes) == ("b", 1, 0)
    assert any(line.startswith("Cycle:") and "b: 1 call" in line for line in first.preconditions)
    assert (second.service, second.breaks_cycle_with, second.depends_on) == ("b", (), ("a",))


def test_early_services_do_not_wait() -> None:
    """They leave before what they need, which the monolith serves; each cycle that holds them is named."""
    found = program("a.f calls b.g\na.f calls b.h\nb.g calls c.k\nc.k calls b.g\nd.m calls a.f")
    steps = plan(*cut(found, a="a", b="b", c="c", d="d"), early=("a", "c")).steps
    first, second, third, last = steps
    assert (first.service, first.breaks_cycle_with, first.awaited) == ("c", ("b",), ())
    assert (second.service, second.breaks_cycle_with, second.inversions, second.depends_on) == ("a", (), (), ())
    assert [(one.other, one.calls) for one in second.awaited] == [("b", 2)]
    assert "The monolith serves what it needs of b, until that leaves too: 2 calls." in second.preconditions
    assert second.why_now.startswith("It stands by itself; what it needs of b is served from inside")
    assert (third.service, third.inversions, third.depends_on) == ("b", (), ("c",))
    assert [(one.other, one.calls) for one in third.held_by] == [("c", 1)]
    assert (last.service, last.depends_on) == ("d", ("a",))


def test_what_is_decided_together_is_one_line() -> None:
    """Keys to one table, queries that join the same tables, transactions that write the same."""
    found = program("""
        a.Row declares rows
        b.Note declares notes
        notes refers to rows
        notes_copy refers to rows
        b.NoteCopy declares notes_copy
        b.one joins notes, rows
        b.two joins notes, rows
        b.three joins notes_copy, rows
        b.one commits notes, rows
        b.two commits notes, rows
    """)
    lines = step(plan(*cut(found, a="a", b="b")), "a").preconditions
    told = [line.partition(": ")[0] for line in lines if "plain id" in line or "join" in line or "write notes" in line]
    assert told == [
        "notes.rows_id (b.py:1), notes_copy.rows_id (b.py:11) become plain ids of rows",
        "2 queries at b.py:21, b.py:41 join notes with rows",
        "The query at b.py:31 joins notes_copy with rows",
        "2 transactions at b.py:21, b.py:41 write notes, rows",
    ]


def test_guesses_do_not_count() -> None:
    """A call known by its name only makes no dependency and no call site."""
    found = plan(*cut(program("a.f guesses b.g"), a="a", b="b"))
    assert all(not one.depends_on and not one.call_sites for one in found.steps)


def test_what_nobody_owns_stays() -> None:
    """Routes without a service stay in the monolith, and are listed."""
    found = plan(*cut(program("a.f handles GET /a/\nb.g handles GET /b/"), a="a"))
    assert found.stays == ("GET /b/",)
    assert found.facade.routes == 2


def test_no_services_make_no_steps() -> None:
    """Without services the plan is the facade alone."""
    assert plan(*cut(program("a.f calls b.g"))).steps == ()
