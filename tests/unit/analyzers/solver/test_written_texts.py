"""What operations make of texts, against what Python makes of them."""

from __future__ import annotations

import pytest

from analyzers.solver.written_texts import LONGEST, changed, cut, filled, parted


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("lower", ("Shop.Orders",)),
        ("upper", ("shop",)),
        ("title", ("order line",)),
        ("capitalize", ("order",)),
        ("casefold", ("Order",)),
        ("strip", (".shop.", ".")),
        ("lstrip", (".shop.", ".")),
        ("rstrip", ("shop ",)),
        ("removeprefix", ("shop.orders", "shop.")),
        ("removesuffix", ("orders.py", ".py")),
        ("replace", ("shop/orders", "/", ".")),
    ],
)
def test_methods(word: str, texts: tuple[str, ...]) -> None:
    """A method gives what Python's gives."""
    assert changed(word, texts) == getattr(texts[0], word)(*texts[1:])


def test_sum() -> None:
    """A sum is one text; one that is too long names nothing."""
    assert changed("+", ("shop", ".", "orders")) == "shop.orders"
    assert changed("+", ("x" * LONGEST, "x")) is None


@pytest.mark.parametrize(("word", "texts"), [("replace", ("a",)), ("removeprefix", ("a",))])
def test_methods_that_fail(word: str, texts: tuple[str, ...]) -> None:
    """A call that raises gives nothing."""
    assert changed(word, texts) is None


@pytest.mark.parametrize("word", ["split", "rsplit", "partition", "rpartition"])
@pytest.mark.parametrize("position", [0, 1, -1])
def test_parts(word: str, position: int) -> None:
    """Each part is the one that Python gives."""
    whole = "shop.orders.Order"
    assert parted(word, (whole, "."), position, once=False) == getattr(whole, word)(".")[position]


def test_parts_of_one_split() -> None:
    """A split that stops after the first one has two parts."""
    assert parted("rsplit", ("shop.orders.Order", "."), 0, once=True) == "shop.orders"
    assert parted("split", ("shop.orders.Order", "."), 1, once=True) == "orders.Order"
    assert parted("split", ("shop.orders", "."), 2, once=True) is None
    assert parted("partition", ("shop", ""), 0, once=False) is None
    assert parted("split", ("a b",), 1, once=False) == "b"


@pytest.mark.parametrize(
    ("bounds", "found"), [(":-1", "shop.orders"), ("1:", "orders.Order"), ("1:2", "orders"), (":", "shop.orders.Order")]
)
def test_cut(bounds: str, found: str) -> None:
    """The parts inside of the bounds of a slice, joined again."""
    assert cut("shop.orders.Order", ".", bounds) == found
    assert cut("shop", "", bounds) is None


@pytest.mark.parametrize(
    ("word", "template", "found"),
    [
        ("%", "shop.%s.%s", "shop.orders.Order"),
        ("%", "%(app)s.%s", "core.orders"),
        ("format", "{}.{}", "orders.Order"),
        ("format", "{1}.{0}.{app}", "Order.orders.core"),
        ("format", "{2}", None),
        ("format", "{name}", None),
        ("%", "%s%s%s", None),
    ],
)
def test_filled(word: str, template: str, found: str | None) -> None:
    """Placeholders by place and by name; one that nothing stands for makes it unknown."""
    assert filled(word, template, ("orders", "Order"), {"app": "core"}) == found
