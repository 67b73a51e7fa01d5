"""Words, and the names made of them."""

from __future__ import annotations

import pytest

from decomposer.clustering.naming import Described, name_services
from decomposer.clustering.vocabulary import Vocabulary
from decomposer.clustering.words import words_of
from decomposer.graph import build
from tests.fakes.programs import program


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


def test_an_order_of_words_that_a_table_has_is_kept() -> None:
    """A word that always follows another one in tables is named with it, unless all groups have that one."""
    alerts = Described(("a.ProductAlert",), (), ("a.ProductAlert", "a.send_alert", "a.alert"))
    assert name_services([alerts, Described(("b.Vote",), (), ("b.Vote",))])[0] == "product-alert"
    alike = [Described((f"a.Shop{name}",), (), (f"a.Shop{name}",)) for name in ("Alert", "Vote")]
    assert name_services(alike) == ["alert", "vote"]


def test_a_word_before_is_told_where_it_is_mostly_in_one_group() -> None:
    """A second word that two groups share tells neither apart, but makes a taken name unique."""
    vote = Described(("c.Vote",), (), ("c.Vote",))
    groups = [Described(("a.GiftCard",), (), ("a.GiftCard",)), vote]
    assert name_services(groups)[0] == "gift-card"
    twins = [Described((f"{name}.GiftCard",), (), (f"{name}.GiftCard", f"{name}.refund_card")) for name in ("a", "b")]
    assert name_services([*twins, vote])[:2] == ["card", "card-gift"]


def test_packages_name_what_lies_in_them() -> None:
    """Where the layout counts, the packages of the units are names like others."""
    units = ("a.step_x", "a.confirm_y")
    assert (
        name_services(
            [Described((), (), units, ("shop.checkout", "shop.checkout")), Described((), (), ("b.x",), ("shop.x",))]
        )[0]
        == "checkout"
    )


def test_tables_and_paths_name_before_code() -> None:
    """A word that is often in the code tells less than one of a table or a path."""
    units = tuple(f"a.parse_{number}_parser" for number in range(9))
    other = Described((), (), ("b.Invoice", "b.Refund"))
    assert name_services([Described(("words",), (), units), other])[0] == "words"
    assert name_services([Described((), ("GET /words/<int:id>/",), units), other])[0] == "words"
    assert name_services([Described((), (), units), other])[0] == "parse"


def test_names_of_libraries_and_glued_words_are_worse() -> None:
    """`IDatasetForm` in the name of a module has no borders; a library says how code is built."""
    known = Vocabulary(
        {"Dataset"}, {"EntryForm", "DataForm", "Dataset", "OldDataset", "Redis", "Parcel"}, (), {"redis"}
    )
    assert known.worth("redis") < known.worth("parcel")
    assert known.worth("idatasetform") < known.worth("dataset") == known.worth("parcel")
    assert known.worth("datasetform") == known.worth("idatasetform")
    assert Vocabulary({"Redis"}, {"Redis"}, (), {"redis"}).worth("redis") == known.worth("parcel")


VOCABULARY = Vocabulary(
    models={"Application", "Rule", "GiftCard"},
    things={"PriceQuery", "bump_cache_view", "reload-pages", "Search", "전표"},
    functions={"bump", "bump_cache", "search", "reload_page", "load_search", "query_all"},
)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("card", "gift"),  # what ends a name is what it is about
        ("card", "component"),  # that says how code is built
        ("rule", "component"),  # what is stored is about something
        ("search", "bump"),  # begins names of functions, and ends none of things
        ("gift", "reload"),
        ("reload", "than"),
        ("reload", "view"),
        ("bump", "found"),
        ("application", "gift"),
        ("applications", "gift"),
        ("전표", "gift"),
        ("gift", "es"),
    ],
)
def test_some_words_are_better_names(better: str, worse: str) -> None:
    """Nouns of the program first, verbs last, stop words and those of frameworks never."""
    assert VOCABULARY.worth(better) > VOCABULARY.worth(worse)


@pytest.mark.parametrize("word", ["than", "found", "view", "views", "handlers", "with"])
def test_some_words_are_no_names(word: str) -> None:
    """A group that has only such words gets a number."""
    assert VOCABULARY.worth(word) == 0
    assert name_services([Described((), (), (f"a.{word}",))]) == ["service-1"]


def test_the_program_names_none_of_its_services() -> None:
    """A package in which nearly everything lies tells no service from another one."""
    words = Vocabulary(("Order",), ("shop", "Order", "parcel"), program="shop")
    assert words.worth("shop") < words.worth("parcel")
    calls = (f"portal.a.Clerk.f{number} calls portal.a.g{number}" for number in range(30))
    graph = build(program("\n".join([*calls, "old.x calls old.y"])))
    assert Vocabulary.of(graph).worth("portal") < Vocabulary.of(graph).worth("clerk")
