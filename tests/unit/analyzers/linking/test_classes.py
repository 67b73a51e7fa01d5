"""The method resolution order: as Python computes it, and an answer also where Python has none."""

from __future__ import annotations

import pytest

from analyzers.linking.classes import Linearization

Hierarchy = dict[str, tuple[str, ...]]


def order(bases: Hierarchy) -> Linearization:
    """The linearization of classes given by their bases."""
    return Linearization(lambda name: bases.get(name, ()))


DIAMOND: Hierarchy = {"A": (), "B": ("A",), "C": ("A",), "D": ("B", "C")}


def test_diamond() -> None:
    """The common base comes behind both sides."""
    assert order(DIAMOND).mro("D") == ("D", "B", "C", "A")


def test_outside_bases_come_last() -> None:
    """A class from outside has no known bases and takes its place like any other."""
    found = order({"Order": ("Mixin", "django.db.models.Model"), "Mixin": ()})
    assert found.mro("Order") == ("Order", "Mixin", "django.db.models.Model")


def test_repeated_base() -> None:
    """A base that is written twice counts once."""
    assert order({"A": (), "B": ("A", "A")}).mro("B") == ("B", "A")


@pytest.mark.parametrize(
    ("bases", "name", "broken"),
    [
        ({"A": (), "B": ("A",), "C": ("A", "B")}, "C", {"C"}),
        ({"A": ("B",), "B": ("A",)}, "A", {"A", "B"}),
        ({"A": ("B",), "B": ("C",), "C": ("A", "D"), "D": ()}, "B", {"A", "B", "C"}),
    ],
    ids=["order", "two", "three"],
)
def test_broken(bases: Hierarchy, name: str, broken: set[str]) -> None:
    """Without a consistent order every ancestor is listed once, the class first; a circle is remembered whole."""
    linearization = order(bases)
    found = linearization.mro(name)
    assert found[0] == name
    assert sorted(found) == sorted(set(found))
    assert linearization.broken == broken


def test_own_name_as_base() -> None:
    """`class A(A)` extends an older `A`; the new one has no base that is known."""
    linearization = order({"A": ("A", "B"), "B": ()})
    assert linearization.mro("A") == ("A", "B")
    assert linearization.broken == set()


def test_long_chain() -> None:
    """A chain of hundreds of classes is ordered without delay."""
    bases: Hierarchy = {f"C{i}": (f"C{i - 1}",) for i in range(1, 250)}
    assert order(bases).mro("C249") == tuple(f"C{i}" for i in range(249, -1, -1))
