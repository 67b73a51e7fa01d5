"""Texts become linked programs, as a folder of files does."""

from __future__ import annotations

from tests.fakes.sources import linked_of, program_of

TEXTS = {
    "shop/billing.py": "def charge(): ...",
    "shop/orders.py": """
        from shop.billing import charge

        def place():
            charge()
    """,
}


def test_texts_are_linked() -> None:
    """A call across two texts is a reference between their symbols."""
    calls = {(r.source, r.target) for r in program_of(TEXTS, []).references if r.kind == "call"}
    assert calls == {("shop.orders.place", "shop.billing.charge")}


def test_unreadable_text_is_a_blind_spot() -> None:
    """A text with a syntax error takes part as the record that it is missing."""
    spots = program_of({**TEXTS, "shop/broken.py": "def ("}, []).blind_spots
    assert [(spot.kind, spot.reason, spot.location.path) for spot in spots] == [("file", "syntax", "shop/broken.py")]


def test_readers_see_call_sites() -> None:
    """What a reader is given holds each call with its callees."""
    (site,) = linked_of(TEXTS).sites
    assert {value.name for value in site.callees} == {"shop.billing.charge"}
