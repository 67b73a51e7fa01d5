"""Comments that allow findings where they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fakes.shops import Call, edit

WRITE = "session.add(Invoice(order=order))"


def states(call: Call, *options: str) -> dict[str, str]:
    """Rule and target of what is found, and its message."""
    document = json.loads(call("check", "project", "--output-format", "json", *options)[1])
    return {f"{one['rule']} {one['target']}": one["message"] for one in document["findings"]}


def allow(shop: Path, comment: str) -> None:
    """A comment beside the line that writes."""
    edit(shop / "project/orders/views.py", WRITE, f"{WRITE}  # decomposer: {comment}")


def test_a_comment_allows_its_line(shop: Path, call: Call) -> None:
    """What it names is no finding there, the rest is; the reason may hold any words."""
    allow(shop, "allow foreign-write, foreign-call because refunds wait until the API is there")
    assert set(states(call)) == {"foreign-import billing.models.Invoice"}


def test_a_comment_on_a_definition(shop: Path, call: Call) -> None:
    """It allows all that is inside."""
    edit(shop / "project/orders/views.py", "def pay", "# decomposer: allow foreign-write because x\ndef pay")
    assert set(states(call)) == {"foreign-call billing.models.Invoice", "foreign-import billing.models.Invoice"}


def test_a_comment_ends(shop: Path, call: Call) -> None:
    """After its day the finding is back, and the comment is one too."""
    allow(shop, "allow foreign-write because soon until 2030-01-31")
    assert "foreign-write billing_invoice" not in states(call, "--today", "2030-01-31")
    told = "2030-01-31 orders: allow-comment orders.views: allow foreign-write because soon"
    named = [told in call("check", "project", "--today", day)[1] for day in ("2030-01-16", "2030-01-17", "2030-01-31")]
    assert named == [False, True, True]
    found = states(call, "--today", "2030-02-01")
    assert "foreign-write billing_invoice" in found
    assert "is over" in found["allow-comment orders.views: allow foreign-write because soon until 2030-01-31"]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("allow foreign-read because x", "allows foreign-read, which is not found there"),
        ("allow foreign-write, foreign-raed because x", "allows foreign-raed, which is not found there"),
        ("allow foreign-write", "cannot be read: write it as"),
        ("allow foreign-write because x until 2030-02-31", "cannot be read: write it as"),
        ("hello", "cannot be read: write it as"),
    ],
)
def test_a_comment_that_allows_nothing(shop: Path, call: Call, comment: str, problem: str) -> None:
    """It is a finding, known with an entry, and gone when it goes."""
    allow(shop, comment)
    name = f"allow-comment orders.views: {comment}"
    assert problem in states(call)[name]
    call("baseline", "write", "project")
    assert call("check", "project")[0] == 0
    edit(shop / "project/orders/views.py", f"  # decomposer: {comment}", "")
    assert f"the baseline accepts allow-comment of orders.views: {comment}" in call("check", "project")[1]


def test_rules_that_are_switched_off(shop: Path, call: Call) -> None:
    """Nobody knows whether their comments are needed."""
    allow(shop, "allow foreign-write because x")
    edit(shop / "boundaries.toml", 'tables = ["billing_invoice"]', 'tables = ["billing_invoice"]\nlevel = "ratchet"')
    with (shop / "boundaries.toml").open("a") as file:
        file.write('\n[check.rules]\nforeign-write = "off"\n')
    assert not [name for name in states(call) if name.startswith("allow-comment")]
