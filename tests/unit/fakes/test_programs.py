"""The language of small programs says what it promises."""

from __future__ import annotations

import pytest

from analyzers.program import Location
from tests.fakes.programs import program, reordered

SHOP = """
    shop.orders.Order declares orders
    table tags
    orders links to tags
    shop.orders.Order.save calls shop.billing.charge in loop
    shop.orders.place commits orders, payments
    shop.orders.place handles GET /orders/<int:pk>/
    shop.tests.test_order.test_it calls shop.orders.place
"""


def test_names_tell_modules_classes_and_methods() -> None:
    """Capitals make a class, what follows is a method, what is before is the module."""
    kinds = {symbol.id: (symbol.kind, symbol.parent) for symbol in program(SHOP).symbols}
    assert kinds["shop.orders"] == ("module", None)
    assert kinds["shop.orders.Order"] == ("class", "shop.orders")
    assert kinds["shop.orders.Order.save"] == ("method", "shop.orders.Order")
    assert kinds["shop.billing.charge"] == ("function", "shop.billing")


def test_statements_become_records() -> None:
    """Each verb fills its record, at the place of the definition that is its subject."""
    given = program(SHOP)
    (call,) = (one for one in given.references if one.source == "shop.orders.Order.save")
    assert (call.target, call.kind, call.in_loop) == (
        "shop.billing.charge",
        "call",
        True,
    )
    assert call.location == Location("shop/orders.py", 11)
    assert [(one.name, one.model) for one in given.tables] == [
        ("orders", "shop.orders.Order"),
        ("tags", None),
    ]
    assert [(one.table, one.target, one.kind) for one in given.foreign_keys] == [("orders", "tags", "many_to_many")]
    assert given.transactions[0].tables == ("orders", "payments")
    assert (given.routes[0].pattern, given.routes[0].regex) == (
        "/orders/<int:pk>/",
        "/orders/[^/]+/",
    )
    assert {one.name: one.role for one in given.modules}["shop.tests.test_order"] == "test"


def test_lines_may_stand_in_any_order() -> None:
    """The order of statements means nothing (but for routes), and `reordered` keeps what is said."""
    given = program(SHOP)
    assert program("\n".join(reversed(SHOP.splitlines()))) == given
    mixed = reordered(given, [2, 0, 1])
    assert mixed.symbols != given.symbols
    assert sorted(one.id for one in mixed.symbols) == [one.id for one in given.symbols]


def test_a_statement_nobody_understands_is_an_error() -> None:
    """A typing mistake in a test does not pass silently."""
    with pytest.raises(ValueError, match="not a statement"):
        program("a.f cals b.g")
