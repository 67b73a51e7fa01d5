"""The replay of releases counts what is new under each identity."""

from __future__ import annotations

from msgspec.structs import replace

from analyzers.program import Application
from decomposer.drift import find_breaches
from tests.benchmarks.replay import IDENTITIES, State, boundaries_of, new_keys
from tests.fakes.contracts import contracted
from tests.fakes.programs import program


def state(statements: str) -> State:
    """A release."""
    subject = contracted(statements)
    return State("", subject.program, find_breaches(subject))


def numbers(before: str, after: str) -> dict[str, int]:
    """How many new findings there are under each identity."""
    return {kind: len(new_keys(state(before), state(after), kind)) for kind in IDENTITIES}


def test_identities() -> None:
    """Moved lines are new with lines only, moved callers with files too, targets with ours, pairs with all."""
    call = "shop.orders.views.z calls shop.billing.api.charge"
    assert numbers(call, f"shop.orders.views.a\n{call}") == {"line": 1, "file": 0, "ours": 0, "pair": 0}
    moved = "shop.orders.other.z calls shop.billing.api.charge"
    assert numbers(call, moved) == {"line": 1, "file": 1, "ours": 0, "pair": 0}
    other = "shop.orders.views.z calls shop.billing.api.refund"
    assert numbers(call, other) == {"line": 1, "file": 1, "ours": 1, "pair": 0}
    back = f"{call}\nshop.billing.api.charge reads orders_order"
    assert numbers(call, back) == {"line": 1, "file": 1, "ours": 1, "pair": 1}


def test_boundaries_are_the_applications() -> None:
    """What lies inside of one belongs to it; what lies around all is shared."""
    found = program("shop.core.f\nshop.orders.f\nshop.orders.deep.f\nshop.pay.f")
    packages = ("shop", "shop.orders", "shop.orders.deep", "shop.pay", "shop.empty")
    text = boundaries_of(replace(found, applications=tuple(Application(one, one) for one in packages)))
    assert [line for line in text.splitlines() if "owns" in line] == [
        'owns = ["shop.orders"]',
        'owns = ["shop.pay"]',
        'owns = ["shop"]',
    ]
