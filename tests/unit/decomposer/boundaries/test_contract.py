"""What people may ask of the code, and what they are told if they may not."""

from __future__ import annotations

import pytest

from decomposer.boundaries import read_boundaries, read_contract
from decomposer.errors import ConfigError
from decomposer.graph import outline
from tests.fakes.programs import program

RULES = ("foreign-call", "foreign-write")
TEXT = """\
schema_version = 1

[services.orders]
owns = ["shop.orders"]
level = "strict"

[services.billing]
owns = ["shop.billing"]
expose = ["shop.billing.api.*", "shop.billing.events.**"]
expose_to = { orders = ["shop.billing.rates"] }
settings = ["STRIPE_*"]

[check]
exhaustive = true
level = "report"
monolith = "off"

[check.rules]
foreign-call = "warning"
foreign-write = "off"

[check.budget]
"orders -> billing" = { calls = 3, writes = 0 }
"monolith->billing" = { reads = 1 }
"""


def complaint(before: str, after: str) -> tuple[int | None, str]:
    """The line and the problem of a text in which something is replaced."""
    assert before in TEXT
    with pytest.raises(ConfigError) as caught:
        read_contract(TEXT.replace(before, after), RULES, "some/boundaries.toml")
    return caught.value.line, caught.value.problem


def test_everything_is_read() -> None:
    """All keys, beside those that say who owns what."""
    read_boundaries(TEXT, outline(program("shop.orders.f\nshop.billing.api.g")))
    found = read_contract(TEXT, RULES)
    assert found.exposed == {"billing": ("shop.billing.api.*", "shop.billing.events.**"), "orders": ()}
    assert found.exposed_to == {("billing", "orders"): ("shop.billing.rates",)}
    assert [found.level_of(name) for name in ("orders", "billing", "monolith")] == ["strict", "report", "off"]
    assert found.settings == {"STRIPE_*": "billing"}
    assert found.severities == {"foreign-call": "warning", "foreign-write": None}
    assert found.budgets == {("orders", "billing"): {"calls": 3, "writes": 0}, ("monolith", "billing"): {"reads": 1}}
    assert found.exhaustive


def test_nothing_is_asked_by_default() -> None:
    """Without keys of its own, each service is guarded by the ratchet."""
    found = read_contract("schema_version = 1\n", RULES)
    assert (found.level_of("any"), found.exhaustive, found.budgets) == ("ratchet", False, {})


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ('level = "strict"', 'level = "harsh"', 5, "`level` must be one of off, report, ratchet, strict, not 'harsh'"),
        ('"shop.billing.api.*"', '"shop/billing"', 9, "'shop/billing' is no pattern: write dotted names"),
        ("{ orders = [", "{ order = [", 10, "unknown service 'order'; did you mean 'orders'?"),
        ('"STRIPE_*"', '"a b"', 11, "'a b' is no name of a setting"),
        ("exhaustive = true", "exhaustive = 1", 14, "`exhaustive` must be true or false"),
        ("exhaustive = true", "exhausted = true", 14, "unknown key 'exhausted'; did you mean 'exhaustive'?"),
        ('monolith = "off"', "monolith = 3", 16, "`monolith` must be one of"),
        ("foreign-call =", "foreign-cal =", 19, "unknown rule 'foreign-cal'; did you mean 'foreign-call'?"),
        ('"warning"', '"warn"', 19, "`foreign-call` must be one of error, warning, off, not 'warn'"),
        ('"orders -> billing"', '"orders"', 23, "'orders' is no pair of services"),
        ('"orders -> billing"', '"orders -> bill"', 23, "unknown service 'bill'; did you mean 'billing'?"),
        ("calls = 3", "call = 3", 23, "unknown kind 'call'; did you mean 'calls'?"),
        ("calls = 3", "calls = -1", 23, "`calls` must be a number from 0"),
        ("calls = 3", "calls = true", 23, "`calls` must be a number from 0"),
    ],
)
def test_complaints_name_the_line(before: str, after: str, line: int, problem: str) -> None:
    """Whatever means nothing is an error, with its place and, if there is one, the nearest word."""
    found = complaint(before, after)
    assert found[0] == line
    assert found[1].startswith(problem)


def test_a_setting_has_one_owner() -> None:
    """A second claim is an error."""
    found = complaint('level = "strict"', 'settings = ["STRIPE_*"]')
    assert found == (11, "setting 'STRIPE_*' is claimed twice, first by service 'orders'")
