"""Words, and the names made of them."""

from __future__ import annotations

import pytest

from decomposer.clustering.naming import Described, name_services
from decomposer.clustering.words import words_of


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("OrderLineViewSet", ("order", "line")),
        ("HTTPRefundClient_v2", ("refund",)),
        ("send_invoice_x", ("send", "invoice")),
        ("/api/v1/payouts/", ("payouts",)),
        ("주문_Order결제", ("주문", "order", "결제")),
        ("ÉtatCivil", ("état", "civil")),
        ("BaseModelAdmin", ()),
        ("42", ()),
    ],
)
def test_words_of_identifiers(identifier: str, words: tuple[str, ...]) -> None:
    """Humps, underscores and scripts end a word; framework words say nothing."""
    assert words_of(identifier) == words


def test_names_tell_groups_apart() -> None:
    """A prefix that all tables share names nobody; what is frequent here and rare elsewhere does."""
    orders = Described(("shop_order", "shop_orderline"), ("GET /orders/<int:order_id>/",), ("a.Order", "a.audit_order"))
    bills = Described(("shop_bill",), ("GET /shop/bills/",), ("b.Bill", "b.audit", "b.order_of_bill"))
    assert name_services([orders, bills]) == ["order", "bill"]


def test_names_are_unique() -> None:
    """The larger group chooses first, the other one takes a second word, or a number if it has none."""
    small = Described((), (), ("b.order", "b.refund_order", "b.order_order"))
    large = Described((), (), ("a.order", "a.order_order", "a.ship_order", "a.Order"))
    other = Described(("stock", "shelf", "bin", "aisle"), (), ())
    assert name_services([small, large, other])[:2] == ["order-refund", "order"]
    assert name_services([Described((), (), ("b.order",)), Described((), (), ("a.order",))]) == ["order-1", "order"]


def test_without_words_there_are_numbers() -> None:
    """Code that only speaks of its framework still gets names."""
    assert name_services([Described((), (), ("a.View",)), Described((), (), ("b.Base",))]) == ["service-1", "service-2"]


def test_other_scripts_make_names() -> None:
    """Identifiers need not be ASCII."""
    assert name_services([Described(("주문",), (), ()), Described(("결제",), (), ())]) == ["주문", "결제"]


def test_plural_and_singular_are_one_word() -> None:
    """`payouts` of a path and `Payout` of a model add up."""
    group = Described((), ("GET /payouts/",), ("a.Payout", "a.bank_w", "a.bank_x"))
    assert name_services([group, Described((), (), ("b.other", "b.different"))])[0] == "payout"
