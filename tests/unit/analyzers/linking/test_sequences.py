"""Lists that code builds up piece by piece."""

from __future__ import annotations

import pytest

from analyzers.facts import Collection, Constant, Name, Scalar
from analyzers.linking.items import Item
from analyzers.linking.sequences import items_of, texts_of
from tests.fakes.sources import linked_of

Round = Scalar | tuple[Scalar, ...]


def found_in(source: str) -> list[Round]:
    """The items of the list `found` of a module, those of pairs together; "?" for what may be anything."""
    linked = linked_of({"shop.py": source})
    frame = linked.code.frame("shop")
    assert frame is not None
    return [_written(item.followed()) for item in items_of(linked.evaluator, Name("found", 0), frame)]


def _written(item: Item) -> Round:
    if isinstance(item.expression, Collection):
        return tuple(_constant(item.with_other(part).followed()) for part in item.expression.items)
    return _constant(item)


def _constant(item: Item) -> Scalar:
    return item.expression.value if isinstance(item.expression, Constant) else "?"


LISTS: dict[str, tuple[str, list[Round]]] = {
    "two loops over iterables written alike": (
        """
        found = []
        for one in ("a", "b"):
            found.append(("first", one))
        for other in ("a", "b"):
            found.append(("second", other))
        """,
        [("first", "a"), ("first", "b"), ("second", "a"), ("second", "b")],
    ),
    "a loop in a loop over iterables written alike": (
        """
        found = []
        for one in (1, 2):
            for other in (1, 2):
                found.append((one, other))
        """,
        [(1, 1), (1, 2), (2, 1), (2, 2)],
    ),
    "a loop in a `while`": (
        """
        found = []
        for one in (1, 2):
            while more():
                found.append(one)
        """,
        [1, 2],
    ),
    "the keys, values and items of a dict, and numbered items": (
        """
        table = {"a": 1, "b": 2}
        found = [*table, *table.keys(), *table.values(), *table.items()]
        for name, value in table.items():
            found.append((value, name))
        for number, (name, value) in enumerate(table.items()):
            found.append((name, value))
        """,
        ["a", "b", "a", "b", 1, 2, ("a", 1), ("b", 2), (1, "a"), (2, "b"), ("a", 1), ("b", 2)],
    ),
    "added around, in and behind a loop": (
        """
        found = ["first"]
        found.append("second")
        for one in ("a", "b"):
            found.append(one)
            found.extend([one, "same"])
        found += ["last"]
        found.insert(1, "early")
        """,
        ["first", "early", "second", "a", "b", "a", "same", "b", "same", "last"],
    ),
}


@pytest.mark.parametrize(("source", "expected"), LISTS.values(), ids=LISTS)
def test_items(source: str, expected: list[Round]) -> None:
    """Each call adds an item for each round of the loops around it, and of those alone."""
    assert found_in(source) == expected


UNKNOWN = {
    "of one variable": "for name in (('a', 1), ('b', 2)):\n    found.append(name)\n",
    "of pairs": "for name, view in (('a', 1), ('b', 2)):\n    found.append((name, view))\n",
    "of pairs in pairs": "for (name, view), more in ((('a', 1), 0), (('b', 2), 0)):\n    found.append((name, view))\n",
    "of a comprehension": "found += [(name, view) for name, view in (('a', 1), ('b', 2))]\n",
}


@pytest.mark.parametrize("loop", UNKNOWN.values(), ids=UNKNOWN)
def test_variables_of_another_loop(loop: str) -> None:
    """The variable of a loop over what nobody knows is not taken for the one of another loop, whatever its form."""
    source = "found = []\nfor name in ask():\n    found.append(name)\n"
    assert found_in(source + loop) == [None, ("a", 1), ("b", 2)]


def test_texts() -> None:
    """What is no text is left out, and the variable of a loop is what it is in each round."""
    source = """
    found = ["first", 1, *("second", ask())]
    for name in ("a", "b"):
        found.append(name)
    for name in ("c",):
        found.append(name)
    """
    linked = linked_of({"shop.py": source})
    frame = linked.code.frame("shop")
    assert frame is not None
    assert list(texts_of(linked.evaluator, Name("found", 0), frame)) == ["first", "second", "a", "b", "c"]
