"""Two cuts, told as merges, splits, new names and moves."""

from __future__ import annotations

from decomposer.clustering.comparing import Cut, compare_cuts, with_metrics
from decomposer.graph import build
from decomposer.model.comparison import Comparison, MovedUnit, Rejoined, Renamed
from tests.fakes.programs import program


def cut(**services: str) -> Cut:
    """`cut(a="x y z")` puts three units into the service a; those of `kernel` are shared."""
    return {unit: None if name == "kernel" else name for name, units in services.items() for unit in units.split()}


def what(found: Comparison) -> tuple[object, ...]:
    """What differs."""
    return found.merges, found.splits, found.renames, found.moves


def test_equal_cuts_do_not_differ() -> None:
    """All units are the same; the order of names does not matter."""
    found = compare_cuts(cut(a="1 2", b="3", kernel="4"), cut(b="3", a="2 1", kernel="4"))
    assert what(found) == ((), (), (), ())
    assert (found.common, found.same) == (4, 4)


def test_names_are_only_names() -> None:
    """A service under a new name is the same service; so are two that changed their names."""
    assert compare_cuts(cut(a="1 2"), cut(b="1 2")).renames == (Renamed("a", "b"),)
    swapped = compare_cuts(cut(a="1 2", b="3 4"), cut(b="1 2", a="3 4"))
    assert (swapped.renames, swapped.moves) == ((Renamed("a", "b"), Renamed("b", "a")), ())


def test_one_unit_that_went_elsewhere_moved() -> None:
    """From a service to another one, to the kernel, and out of it."""
    found = compare_cuts(cut(a="1 2 3", b="4 5", kernel="6"), cut(a="1 2", b="3 4 6", kernel="5"))
    assert found.moves == (MovedUnit("3", "a", "b"), MovedUnit("5", "b", None), MovedUnit("6", None, "b"))
    assert (found.merges, found.splits, found.same) == ((), (), 3)


def test_services_that_become_one_are_merged() -> None:
    """No unit of them moved; the smaller one may have a part that went elsewhere."""
    found = compare_cuts(cut(a="1 2 3", b="4 5 6", c="7 8"), cut(a="1 2 3 4 5", c="6 7 8"))
    assert found.merges == (Rejoined(("a", "b"), "a"),)
    assert (found.moves, found.splits) == ((MovedUnit("6", "b", "c"),), ())


def test_a_service_that_becomes_two_is_split() -> None:
    """The way back of a merge."""
    found = compare_cuts(cut(a="1 2 3 4 5", c="7 8"), cut(a="1 2 3", b="4 5 7", c="8"))
    assert found.splits == (Rejoined(("a", "b"), "a"),)
    assert found.moves == (MovedUnit("7", "c", "b"),)


def test_what_is_in_one_cut_only_is_listed() -> None:
    """It is no move: the programs may differ."""
    found = compare_cuts(cut(a="1 2 3"), cut(a="2 4"))
    assert (found.only_first, found.only_second, found.moves, found.common) == (("1", "3"), ("4",), (), 1)


def test_numbers_of_both_are_told() -> None:
    """A table goes with the unit that declares it."""
    graph = build(program("a.f updates t\nb.T declares t\na.f calls b.T.save"))
    first, second = {"a.f": "a", "b.T": "b"}, {"a.f": "a", "b.T": "a"}
    found = with_metrics(compare_cuts(first, second), graph, first, second)
    assert found.before is not None
    assert found.after is not None
    assert (found.before.foreign_writes, found.after.foreign_writes) == (1, 0)
