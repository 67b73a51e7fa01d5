"""What is new, known and gone, and what fails."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from decomposer.drift import check, count_pairs, find_breaches, grow, shrink
from decomposer.model.finding import Base, Entry, Identity
from tests.fakes.contracts import contracted

TODAY = date(2030, 1, 15)
CALL = "shop.orders.views.pay calls shop.billing.api.charge"
IDENTITY = Identity("billing", "foreign-call", "orders", "shop.billing.api.charge")


@pytest.mark.parametrize(
    ("level", "entries", "states", "fails"),
    [
        ("off", [], [], False),
        ("off", [Entry(IDENTITY)], [], False),
        ("report", [], ["new"], False),
        ("ratchet", [], ["new"], True),
        ("ratchet", [Entry(IDENTITY)], ["known"], False),
        ("strict", [Entry(IDENTITY)], ["known"], True),
    ],
)
def test_levels(level: str, entries: list[Entry], states: list[str], fails: bool) -> None:  # a case
    """The level of the service whose border is crossed decides."""
    verdict = check(contracted(CALL, billing=f'level = "{level}"', orders='level = "strict"'), entries, TODAY)
    assert ([one.state for one in verdict.findings], verdict.fails) == (states, fails)


def test_default_level_and_severity() -> None:
    """Both can be set for all; a rule that is switched off is not asked, and its entries are not gone."""
    assert not check(contracted(CALL, check='level = "report"'), [], TODAY).fails
    assert not check(contracted(CALL, check='rules = { foreign-call = "warning" }'), [], TODAY).fails
    off = check(contracted(CALL, check='rules = { foreign-call = "off" }'), [Entry(IDENTITY)], TODAY)
    assert off.findings == ()
    assert "foreign-call" not in {rule.id for rule in off.rules}


@pytest.mark.parametrize(
    "other",
    [
        "shop.orders.views.show calls shop.billing.api.charge",
        "shop.orders.deep.inside.Pay.post calls shop.billing.api.charge",
        "# a comment moves all lines\nshop.orders.views.a\nshop.orders.views.pay calls shop.billing.api.charge in loop",
    ],
)
def test_renames_and_moves_inside_the_caller_cost_nothing(other: str) -> None:
    """Who calls, and where, is no part of the identity."""
    (one,) = [one for one in find_breaches(contracted(other)) if one.identity.rule == "foreign-call"]
    assert one.identity == IDENTITY


def test_a_swap_is_seen() -> None:
    """One call for another one: the number is the same, the finding is not."""
    verdict = check(contracted("shop.orders.views.pay calls shop.billing.api.refund"), [Entry(IDENTITY)], TODAY)
    assert [(one.state, one.identity.target) for one in verdict.findings] == [
        ("stale", "shop.billing.api.charge"),
        ("new", "shop.billing.api.refund"),
    ]


def test_a_target_that_moves_to_another_module_is_known() -> None:
    """Its entry follows, as long as nothing of the old name is left."""
    moved = contracted("shop.orders.views.pay calls shop.billing.deep.Bill.send")
    entry = Entry(Identity("billing", "foreign-call", "orders", "shop.billing.old.Bill.send"), reason="soon")
    assert [one.state for one in check(moved, [entry], TODAY).findings] == ["known"]
    assert [(one.identity.target, one.reason) for one in grow(moved, [entry])] == [
        ("shop.billing.deep.Bill.send", "soon")
    ]
    both = contracted("shop.orders.views.pay calls shop.billing.deep.Bill.send\nshop.billing.old.Bill.send")
    assert [one.state for one in check(both, [entry], TODAY).findings] == ["new", "stale"]


def test_entries_end() -> None:
    """Up to its day an entry counts, and it is named two weeks before; then its finding is new again."""
    subject = contracted(CALL)

    def states(until: date) -> tuple[str, int, str]:
        verdict = check(subject, [Entry(IDENTITY, reason="they move it", until=until)], TODAY)
        (one,) = verdict.findings
        return one.state, len(verdict.ending), one.note

    assert states(TODAY + timedelta(days=15)) == ("known", 0, "accepted until 2030-01-30; they move it")
    assert states(TODAY + timedelta(days=14)) == ("known", 1, "accepted until 2030-01-29; they move it")
    assert states(TODAY) == ("known", 1, "accepted until 2030-01-15; they move it")
    assert states(TODAY - timedelta(days=1)) == ("new", 0, "was accepted until 2030-01-14; they move it")


def test_what_was_in_an_older_state_is_known() -> None:
    """Beside an older state, only what was added counts; entries are not judged."""
    before = contracted(CALL)
    old = Base(frozenset(one.identity for one in find_breaches(before)), count_pairs(before))
    now = contracted(f"{CALL}\nshop.orders.views.pay calls shop.billing.api.refund")
    gone = Entry(Identity("billing", "foreign-call", "orders", "shop.billing.api.gone"))
    verdict = check(now, [gone], TODAY, base=old)
    assert [one.state for one in verdict.findings] == ["known", "new"]
    assert [(one.counts, one.before) for one in verdict.pairs] == [({"calls": 2}, {"calls": 1})]


def test_growing_and_shrinking() -> None:
    """One adds and never removes, the other removes and never adds; both keep what people wrote."""
    subject = contracted(f"{CALL}\nshop.orders.views.pay calls shop.billing.api.refund")
    kept = Entry(IDENTITY, "they move it", "ann", "X-1", TODAY)
    gone = Entry(Identity("billing", "foreign-call", "orders", "shop.billing.api.gone"))
    grown = grow(subject, [gone, kept])
    assert [one.identity.target.rpartition(".")[2] for one in grown] == ["charge", "gone", "refund"]
    assert grown[0] == kept
    assert shrink(subject, [gone, kept]) == (kept,)


def test_pairs_are_counted_on_green_too() -> None:
    """What is exposed is coupling all the same."""
    subject = contracted(
        f"{CALL}\n{CALL}\nshop.orders.views.pay reads billing_invoice\norders_order refers to billing_invoice",
        billing='expose = ["shop.billing.api.*"]',
        check='budget = { "orders -> billing" = { writes = 0 } }',
    )
    (pair,) = check(subject, [], TODAY).pairs
    assert (pair.source, pair.owner, pair.counts) == ("orders", "billing", {"calls": 1, "reads": 1, "foreign_keys": 1})
    assert pair.budget == {"writes": 0}
