"""Each rule: where it fires and where it does not, and that the same finding is known, and gone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from decomposer.drift import RULES, Subject, check, find_breaches
from decomposer.model.consulted import NOTHING, Consulted, Diverting
from decomposer.model.finding import Entry, Identity
from tests.fakes.contracts import contracted

TODAY = date(2030, 1, 15)


class Case(NamedTuple):
    """`fires` gives one finding of the rule and those of `also`, `quiet` none; both under the same boundaries."""

    rule: str
    fires: str
    quiet: str
    target: str
    source: str = "orders"
    owner: str = "billing"
    orders: str = ""
    billing: str = ""
    check: str = ""
    also: tuple[Identity, ...] = ()
    fires_with: Consulted = NOTHING
    quiet_with: Consulted = NOTHING


EXPOSED = 'expose = ["shop.billing.api.*"]'
ROUTES = 'routes = ["GET /orders/"]'
SHOW = "shop.orders.views.show handles GET /orders/"
DIVERTED = Consulted(versions={"GET /orders/": "4f"})
SENT = Diverting("gateway/step-01/routes.json", "/orders/", "orders")

LEANING = """
shop.billing.api.charge calls shop.orders.views.total
shop.billing.api.refund calls shop.orders.views.total
shop.billing.api.remind calls shop.orders.views.total
shop.orders.views.total reads billing_invoice
shop.billing.api.charge updates billing_invoice
shop.billing.api.refund updates billing_invoice
shop.billing.api.remind updates billing_invoice
"""

CASES = [
    Case(
        "foreign-call",
        "shop.orders.views.pay calls shop.billing.models.Invoice.total",
        "shop.orders.views.pay calls shop.billing.api.charge",
        "shop.billing.models.Invoice.total",
        billing=EXPOSED,
    ),
    Case(
        "foreign-call",
        "shop.orders.views.pay calls shop.billing.api.charge",
        "shop.orders.views.pay guesses shop.billing.api.charge",
        "shop.billing.api.charge",
    ),
    Case(
        "foreign-call",
        "shop.orders.views.pay mentions shop.billing.api.charge",
        "shop.orders.views.pay mentions shop.billing.models.Invoice",
        "shop.billing.api.charge",
    ),
    Case(
        "foreign-call",
        "shop.orders.views.pay calls shop.billing.api.charge",
        "shop.orders.tests.test_pay calls shop.billing.api.charge",
        "shop.billing.api.charge",
        billing='expose_to = { monolith = ["shop.billing.api.*"] }',
    ),
    Case(
        "foreign-import",
        "shop.orders.views imports shop.billing.models.Invoice",
        "shop.orders.views imports shop.billing.api",
        "shop.billing.models.Invoice",
        billing=EXPOSED,
    ),
    Case(
        "foreign-base",
        "shop.orders.models.Receipt inherits shop.billing.models.Invoice",
        "shop.orders.models.Receipt inherits shop.tools.Base",
        "shop.billing.models.Invoice",
        billing='expose = ["shop.billing.**"]',
    ),
    Case(
        "foreign-write",
        "shop.orders.views.pay updates billing_invoice",
        "shop.billing.api.pay updates billing_invoice",
        "billing_invoice",
    ),
    Case(
        "foreign-read",
        "shop.orders.views.pay reads billing_invoice",
        "shop.orders.views.pay reads orders_order",
        "billing_invoice",
    ),
    Case(
        "foreign-sql",
        "shop.orders.views.pay queries billing_invoice",
        "shop.orders.views.pay reads billing_invoice",
        "billing_invoice",
    ),
    Case(
        "service-cycle",
        "shop.orders.views.pay calls shop.billing.api.charge\nshop.billing.api.charge calls shop.orders.models.note",
        "shop.orders.views.pay calls shop.billing.api.charge",
        "billing",
        also=(Identity("orders", "service-cycle", "billing", "orders"),),
    ),
    Case(
        "allow-comment",
        "shop.orders.views.pay remarks allow foreign-read because it is fast",
        "shop.orders.views.pay remarks allow foreign-read because it is fast\n"
        "shop.orders.views.pay reads billing_invoice",
        "shop.orders.views: allow foreign-read because it is fast",
        owner="orders",
    ),
    Case(
        "foreign-key",
        "orders_order refers to billing_invoice",
        "orders_line refers to orders_order\nshop.orders.models.Line declares orders_line",
        "billing_invoice",
    ),
    Case(
        "foreign-join",
        "shop.orders.views.pay joins orders_order, billing_invoice",
        "shop.orders.views.pay joins billing_invoice, billing_line\nshop.billing.models.Line declares billing_line",
        "billing_invoice",
    ),
    Case(
        "foreign-migration",
        "shop.orders.migrations.fill updates billing_invoice",
        "shop.billing.migrations.fill updates billing_invoice",
        "billing_invoice",
    ),
    Case(
        "split-transaction",
        "shop.orders.views.pay commits orders_order, billing_invoice",
        "shop.orders.views.pay commits billing_invoice",
        "billing_invoice",
    ),
    Case(
        "route-owner",
        "shop.billing.api.charge handles GET /orders/",
        "shop.orders.views.show handles GET /orders/",
        "GET /orders/",
        source="billing",
        owner="orders",
        orders=ROUTES,
    ),
    Case(
        "route-owner",
        "shop.orders.views.show handles GET /orders/",
        "shop.late.show handles GET /orders/",
        "GET /orders/",
        owner="orders",
    ),
    Case(
        "shadowed-route",
        "shop.billing.api.all handles GET /orders/<slug>/\nshop.orders.views.one handles GET /orders/one/",
        "shop.orders.views.one handles GET /orders/one/\nshop.billing.api.all handles GET /orders/<slug>/",
        "GET /orders/one/",
    ),
    Case(
        "diverted-route",
        SHOW,
        SHOW,
        "GET /orders/ 4f",
        source="orders",
        owner="billing",
        billing='diverted = ["GET /orders/"]',
        fires_with=DIVERTED,
    ),
    Case(
        "gateway-route",
        "shop.orders.views.show handles GET /others/",
        SHOW,
        "/orders/",
        owner="orders",
        fires_with=Consulted(diverting=(SENT,), has_output=True),
        quiet_with=Consulted(diverting=(SENT,), has_output=True),
    ),
    Case(
        "outdated-artifacts",
        SHOW,
        SHOW,
        ".decomposer",
        source="monolith",
        owner="monolith",
        fires_with=Consulted(outdated=".decomposer", has_output=True),
        quiet_with=Consulted(has_output=True),
    ),
    Case(
        "assignment-drift",
        LEANING,
        f"{LEANING}shop.orders.views.total updates orders_order\nshop.orders.views.show calls shop.orders.views.total",
        "shop.orders.views.total",
        check="moves = 0.5",
    ),
    Case(
        "task-owner",
        "shop.orders.views.show runs as remind",
        "shop.billing.api.charge runs as remind",
        "remind",
        billing='tasks = ["remind"]',
    ),
    Case(
        "foreign-task",
        "shop.orders.views.show task shop.billing.models.remind",
        "shop.orders.views.show task shop.billing.api.charge",
        "shop.billing.models.remind",
        billing=EXPOSED,
    ),
    Case(
        "foreign-signal",
        "shop.orders.views.show signal shop.billing.api.charge",
        "shop.orders.views.show signal shop.orders.models.note",
        "shop.billing.api.charge",
        billing=EXPOSED,
    ),
    Case(
        "shared-state",
        "shop.billing.api.charge keeps shop.billing.api.RATES\nshop.orders.views.show looks at shop.billing.api.RATES",
        "shop.billing.api.charge keeps shop.billing.api.RATES\nshop.billing.api.f looks at shop.billing.api.RATES",
        "global shop.billing.api.RATES",
    ),
    Case(
        "foreign-setting",
        "shop.orders.views.show needs setting STRIPE_KEY",
        "shop.orders.views.show needs setting STRIPE\nshop.billing.api.charge needs setting STRIPE_KEY",
        "STRIPE_KEY",
        billing='settings = ["STRIPE_*"]',
    ),
    Case(
        "unclaimed",
        "shop.coupons.Coupon",
        "shop.orders.coupons.Coupon",
        "shop.coupons",
        source="monolith",
        owner="monolith",
        check="exhaustive = true",
    ),
    Case(
        "shared-kernel",
        "shop.tools.slug calls shop.billing.api.charge\nshop.tools.slug imports shop.billing.api.charge",
        "shop.tools.slug calls shop.billing.api.charge",
        "shop.billing.api.charge",
        source="shared kernel",
        billing=EXPOSED,
    ),
    Case(
        "shared-kernel",
        "shop.tools.slug reads billing_invoice",
        "shop.tools.slug uses re.sub",
        "billing_invoice",
        source="shared kernel",
    ),
    Case(
        "chatty-call",
        "shop.orders.views.pay calls shop.billing.api.charge in loop",
        "shop.orders.views.pay calls shop.billing.api.charge",
        "shop.billing.api.charge",
        billing=EXPOSED,
    ),
    Case(
        "chatty-call",
        "shop.orders.views.pay reads billing_invoice in loop",
        "shop.orders.views.pay reads billing_invoice",
        "billing_invoice",
    ),
    Case(
        "coupling-budget",
        "shop.orders.views.pay calls shop.billing.api.charge\nshop.orders.views.pay calls shop.billing.api.refund",
        "shop.orders.views.pay calls shop.billing.api.charge\nshop.orders.views.show calls shop.billing.api.charge",
        "calls",
        billing=EXPOSED,
        check='budget = { "orders -> billing" = { calls = 1 } }',
    ),
]


def subjects(case: Case) -> tuple[Subject, Subject]:
    """The program in which it fires, and the one in which it does not."""
    under = partial(contracted, orders=case.orders, billing=case.billing, check=case.check)
    return under(case.fires, consulted=case.fires_with), under(case.quiet, consulted=case.quiet_with)


def found(rule: str, subject: Subject) -> list[Identity]:
    """What the rule finds in a program."""
    return [one.identity for one in find_breaches(subject) if one.identity.rule == rule]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.fires[:40]}")
def test_rule(case: Case) -> None:
    """It fires and keeps quiet; its finding is new, known with an entry, and gone when the code is."""
    identity = Identity(case.owner, case.rule, case.source, case.target)
    fires, quiet = subjects(case)
    assert found(case.rule, fires) == sorted([identity, *case.also])
    assert found(case.rule, quiet) == []
    entries = [Entry(one) for one in (identity, *case.also)]
    assert states(case.rule, fires, []) == {"new"}
    assert states(case.rule, fires, entries) == {"known"}
    assert states(case.rule, quiet, entries) == {"stale"}


def states(rule: str, subject: Subject, entries: list[Entry]) -> set[str]:
    """The states of the rule's findings."""
    return {one.state for one in check(subject, entries, TODAY).findings if one.identity.rule == rule}


def test_cycle_names_the_weakest_link() -> None:
    """Each pair of a circle is a finding; the message says where the circle is thinnest."""
    subject = contracted(
        """
        shop.orders.views.pay calls shop.billing.api.charge
        shop.orders.views.show calls shop.billing.api.charge
        shop.billing.api.charge calls shop.orders.models.note
        """
    )
    cycles = [one for one in find_breaches(subject) if one.identity.rule == "service-cycle"]
    assert [(one.identity.source, one.identity.target) for one in cycles] == [
        ("orders", "billing"),
        ("billing", "orders"),
    ]
    assert "the weakest link is billing -> orders, with 1 call" in cycles[0].message


def test_sql_is_a_matter_of_its_own() -> None:
    """A table that is named in SQL is read, and named."""
    subject = contracted("shop.orders.views.pay queries billing_invoice")
    assert [one.identity.rule for one in find_breaches(subject)] == ["foreign-read", "foreign-sql"]


def test_what_is_called_back() -> None:
    """Shared code calls what it is given: who gives it needs the target, and the shared code knows nobody."""
    subject = contracted("shop.tools.slug calls shop.billing.api.charge")
    program = subject.program
    given = tuple(
        replace(one, callers=("shop.orders.views.show", "shop.billing.api.charge")) for one in program.references
    )
    changed = Subject(
        replace(subject.graph, program=replace(program, references=given)), subject.services, subject.contract
    )
    (breach,) = find_breaches(changed)
    assert breach.identity == Identity("billing", "foreign-call", "orders", "shop.billing.api.charge")
    assert [(place.symbol, place.location.path) for place in breach.places] == [
        ("shop.orders.views.show", "shop/orders/views.py")
    ]
    override = contracted(
        """
        shop.orders.base.View.run calls shop.billing.api.Page.show
        shop.billing.api.Page inherits shop.orders.base.View
        """
    )
    assert {one.identity.rule for one in find_breaches(override)} == {"foreign-base"}
    lines = "\n".join(f"shop.orders.views.pay calls shop.billing.api.f{number}" for number in range(6))
    many = contracted(lines)
    unsure = tuple(replace(one, confidence="likely") for one in many.program.references)
    graph = replace(many.graph, program=replace(many.program, references=unsure))
    assert len(find_breaches(many)) == 6
    assert find_breaches(Subject(graph, many.services, many.contract)) == ()
    given_itself = contracted("shop.tools.slug calls shop.billing.api.charge")
    assert find_breaches(given_itself) == ()


def test_an_object_is_made_once() -> None:
    """The class is the target, whether it has an `__init__` or not."""
    subject = contracted(
        """
        shop.orders.views.pay instantiates shop.billing.models.Invoice
        shop.orders.views.pay implies shop.billing.models.Invoice.__init__
        """
    )
    assert [one.identity.target for one in find_breaches(subject)] == ["shop.billing.models.Invoice"]


def test_every_rule_has_a_case() -> None:
    """A rule that is listed is tried."""
    assert set(RULES) == {case.rule for case in CASES}


def test_a_transaction_is_followed_to_where_it_writes() -> None:
    """The finding says over which calls the foreign table is written."""
    subject = contracted(
        """
        shop.orders.views.pay commits orders_order, billing_invoice
        shop.orders.views.pay calls shop.orders.models.settle
        shop.orders.models.settle calls shop.billing.api.charge
        shop.billing.api.charge updates billing_invoice
        """
    )
    (breach,) = [one for one in find_breaches(subject) if one.identity.rule == "split-transaction"]
    assert [hop.symbol for hop in breach.places[0].chain] == ["shop.orders.views.pay", "shop.orders.models.settle"]
