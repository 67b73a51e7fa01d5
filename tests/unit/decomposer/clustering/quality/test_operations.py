"""What operations of an interface have in common."""

from __future__ import annotations

import pytest

from decomposer.clustering.quality.operations import Operation, cohesion_of_domains, cohesion_of_messages


def operation(words: str, parameters: str = "", returns: str = "") -> Operation:
    """An operation from words."""
    return Operation(*(frozenset(text.split()) for text in (words, parameters, returns)))


ORDERS = [
    operation("place order", "Customer Item", "Order"),
    operation("cancel order", "Order", "Order"),
    operation("count"),
]


def test_messages_by_hand() -> None:
    """Pairs: (1 + 0) / 2; nothing; nothing. An interface with one operation counts 1."""
    assert cohesion_of_messages({"orders": ORDERS}) == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert cohesion_of_messages({"orders": ORDERS, "ping": [operation("ping")]}) == pytest.approx((1 / 6 + 1) / 2)


def test_domains_by_hand() -> None:
    """One word of three is shared by the first two, none by the others."""
    assert cohesion_of_domains({"orders": ORDERS}) == pytest.approx((1 / 3 + 0 + 0) / 3)


def test_the_same_is_entirely_alike() -> None:
    """Also where there is nothing to compare."""
    assert cohesion_of_messages({"a": [operation("x"), operation("y")]}) == 1
    assert cohesion_of_domains({"a": [operation("x y"), operation("y x")]}) == 1


def test_no_interfaces() -> None:
    """Nothing can be said."""
    assert cohesion_of_messages({}) is None
    assert cohesion_of_domains({}) is None
