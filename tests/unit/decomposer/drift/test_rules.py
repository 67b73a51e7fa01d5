"""Each rule: where it fires and where it does not, and that the same finding is known, and gone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from decomposer.drift import RULES, Subject, check, find_breaches, grow
from decomposer.model.finding import Entry, Identity
from tests.fakes.contracts import contracted

TODAY = date(2030, 1, 15)


class Case(NamedTuple):
    """`fires` gives exactly one finding of the rule, `quiet` none; both under the same boundaries."""

    rule: str
    fires: str
    quiet: str
    target: str
    source: str = "orders"
    owner: str = "billing"
    orders: str = ""
    billing: str = ""
    check: str = ""


EXPOSED = 'expose = ["shop.billing.api.*"]'
ROUTES = 'routes = ["GET /orders/"]'

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
        "shop.tools.slug calls shop.billing.api.charge",
        "shop.tools.slug calls shop.tools.short",
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


def found(case: Case, statements: str) -> list[Identity]:
    """What the rule finds in a program."""
    subject = contracted(statements, orders=case.orders, billing=case.billing, check=case.check)
    return [one.identity for one in find_breaches(subject) if one.identity.rule == case.rule]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {case.fires[:40]}")
def test_rule(case: Case) -> None:
    """It fires and keeps quiet; its finding is new, known with an entry, and gone when the code is."""
    identity = Identity(case.owner, case.rule, case.source, case.target)
    assert found(case, case.fires) == [identity]
    assert found(case, case.quiet) == []
    assert states(case, case.fires, []) == {"new"}
    assert states(case, case.fires, [Entry(identity)]) == {"known"}
    assert states(case, case.quiet, [Entry(identity)]) == {"stale"}


def states(case: Case, statements: str, entries: list[Entry]) -> set[str]:
    """The states of the rule's findings."""
    subject = contracted(statements, orders=case.orders, billing=case.billing, check=case.check)
    verdict = check(subject, entries, TODAY)
    return {one.state for one in verdict.findings if one.identity.rule == case.rule}


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
    entries = grow(subject, [])
    assert {one.state for one in check(subject, entries, TODAY).findings} == {"known"}
    alone = contracted("shop.orders.views.pay calls shop.billing.api.charge")
    gone = [one for one in check(alone, entries, TODAY).findings if one.identity.rule == "service-cycle"]
    assert [one.state for one in gone] == ["stale", "stale"]


def test_sql_is_a_matter_of_its_own() -> None:
    """A table that is named in SQL is read, and named."""
    subject = contracted("shop.orders.views.pay reads billing_invoice")
    program = subject.program
    text = replace(program, accesses=tuple(replace(one, mechanism="sql") for one in program.accesses))
    changed = Subject(replace(subject.graph, program=text), subject.services, subject.contract)
    assert [one.identity.rule for one in find_breaches(subject)] == ["foreign-read"]
    assert [one.identity.rule for one in find_breaches(changed)] == ["foreign-read", "foreign-sql"]


def test_every_rule_has_a_case() -> None:
    """A rule that is listed is tried."""
    assert set(RULES) == {case.rule for case in CASES} | {"service-cycle", "foreign-sql", "allow-comment"}


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
