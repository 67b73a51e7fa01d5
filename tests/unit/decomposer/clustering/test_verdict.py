"""Whether to cut, on programs that clearly are one, some, or no services."""

from __future__ import annotations

from itertools import pairwise

import pytest

from decomposer.clustering.verdict import SMALL, judge
from decomposer.graph import build
from decomposer.model import ServiceMap
from decomposer.model.choices import Verdict
from decomposer.planning import plan
from tests.fakes.portals import DOMAINS, domain_of, portal
from tests.fakes.programs import program

SIZE = 15


def verdict_on(text: str, domains: tuple[str, ...] = DOMAINS) -> Verdict:
    """The verdict on a portal, if each domain is a service."""
    graph = build(program(text))
    units = {unit.id: domain for unit in graph.units if (domain := domain_of(unit.id, domains))}
    tables = {table: domain for table in graph.tables if (domain := domain_of(table, domains))}
    services = ServiceMap(tuple(sorted(domains)), units, tables, {}, {}, frozenset())
    return judge(graph, services, plan(graph, services))


def entangled(one: str, other: str) -> str:
    """Each function of one domain writes a table of the other and calls twice into it."""
    lines = []
    for number in range(SIZE):
        save = f"logic.save.save_{one}_{number}"
        lines += [f"{save} updates {other}_Head", f"{save} updates {other}_Line", f"{save} updates {other}_Note"]
        lines += [f"{save} calls logic.save.save_{other}_{number}", f"{save} commits {one}_Head, {other}_Head"]
    return "\n".join(lines)


def test_independent_domains_are_to_be_cut() -> None:
    """Nothing crosses, so all services stand by themselves."""
    found = verdict_on(portal(size=SIZE))
    assert (found.advice, found.services) == ("cut", tuple(sorted(DOMAINS)))
    assert found.why == "4 of 4 services, 100% of the lines, can stand by themselves"
    assert all((row.calls, row.writes, row.transactions) == (0, 0, 0) for row in found.rows)


def test_only_what_stands_by_itself_is_to_be_cut() -> None:
    """Two of four domains write each other's tables; the two others can leave, and these stay."""
    text = "\n".join([portal(size=SIZE), entangled("order", "payment"), entangled("payment", "order")])
    found = verdict_on(text)
    assert (found.advice, found.services) == ("cut some", ("citizen", "document"))
    assert found.why == (
        "2 of 4 services, 50% of the lines, can stand by themselves; "
        "of the others most calls of 2, most writes of 2, most transactions of 2 cross their boundaries, "
        "and cycles hold 1 by more uses than are easily turned round"
    )


def test_what_is_entangled_stays() -> None:
    """Every domain writes the tables of the next one."""
    circle = pairwise([*DOMAINS, DOMAINS[0]])
    found = verdict_on("\n".join([portal(size=SIZE), *(entangled(one, other) for one, other in circle)]))
    assert (found.advice, found.services) == ("stay modular", ())
    assert found.why.startswith("none of 4 services stands by itself: most calls of 4, most writes of 4, ")


def circle(uses: int) -> str:
    """All tables of orders refer to all of payments, and payments need so many things of orders."""
    parts = ("Head", "Line", "Note")
    keys = (f"order_{one} refers to payment_{other}" for one in parts for other in parts)
    calls = (f"logic.save.save_payment_{n} calls logic.save.save_order_{n}" for n in range(uses))
    return "\n".join([portal(("order", "payment"), 2 * SIZE), *keys, *calls])


@pytest.mark.parametrize(("uses", "stays"), [(2, False), (12, True)])
def test_a_tight_circle_holds_a_service(uses: int, stays: bool) -> None:
    """What leaves first still needs what stays in its cycle: a few uses can be turned round, many cannot."""
    found = verdict_on(circle(uses), ("order", "payment"))
    payment = found.rows[1]
    assert max(payment.calls, payment.writes, payment.transactions) <= 0.5
    assert payment.turns == uses
    assert payment.separable is not stays
    turned = f"once {uses} uses of services in the same cycle are turned round"
    assert (turned in found.why) is not stays
    assert ("cycles hold 1 by more uses" in found.why) is stays


def test_half_may_cross() -> None:
    """One foreign write beside one of its own is as much as a service may have."""
    text = portal(("order", "payment"), SIZE) + "\nlogic.save.save_order_1 calls logic.save.save_payment_1"
    order = verdict_on(text, ("order", "payment")).rows[0]
    assert 0 < order.calls < 0.1
    assert order.separable


@pytest.mark.parametrize(
    ("text", "domains", "why"),
    [
        (portal(("order",), size=60), ("order",), "1 service found: there is nothing to cut"),
        ("", (), "0 services found: there is nothing to cut"),
        (portal(size=2), DOMAINS, f"280 lines are fewer than {SMALL:,}: modules are enough"),
    ],
)
def test_small_programs_stay(text: str, domains: tuple[str, ...], why: str) -> None:
    """One service, none, or hardly any code."""
    found = verdict_on(text, domains)
    assert (found.advice, found.why) == ("stay modular", why)


def test_what_serves_nothing_is_no_service() -> None:
    """Functions without tables, routes and tasks stand by themselves, but nobody could ask them."""
    names = "\n".join(f"a.order_{number} calls a.order_{number + 1}\nb.payment_{number}" for number in range(100))
    found = verdict_on(names, ("order", "payment"))
    assert found.why == "none of 2 services stands by itself: none has a table, a route or a task"
