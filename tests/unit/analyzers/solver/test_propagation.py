"""Tests of the propagation of objects along edges."""

from __future__ import annotations

from analyzers.solver.propagation import WIDEST, Objects, Propagation, Watcher


def seen(told: list[Objects]) -> Watcher:
    """A watcher that remembers what it is told."""

    def listen(found: Objects, _: Watcher) -> None:
        told.append(set(found))

    return (listen,)


def variables(count: int) -> tuple[Propagation, list[int]]:
    """A propagation with so many variables."""
    propagation = Propagation()
    propagation.allocate(1)
    first = propagation.allocate(count)
    return propagation, [*range(first, first + count)]


def test_objects_flow_along_edges() -> None:
    """What a variable holds arrives wherever it flows, whether it came before the edge or after it."""
    propagation, (a, b, c) = variables(3)
    propagation.add(a, (1,))
    propagation.connect(a, b)
    propagation.connect(b, c)
    propagation.run()
    propagation.add(a, (2,))
    propagation.run()
    assert propagation.of(c) == {1, 2}


def test_edges_have_a_direction() -> None:
    """A source holds nothing of what only its target was given."""
    propagation, (a, b) = variables(2)
    propagation.connect(a, b)
    propagation.add(b, (1,))
    propagation.run()
    assert propagation.of(a) == set()


def test_the_variable_zero_takes_nothing() -> None:
    """Nobody reads the variable that stands for no variable."""
    propagation, (a,) = variables(1)
    propagation.add(a, (1,))
    propagation.connect(a, 0)
    propagation.add(0, (2,))
    propagation.run()
    assert propagation.of(0) == set()


def test_a_watcher_is_told_each_object_once() -> None:
    """Only what is new to a variable is handed on."""
    propagation, (a, b, c) = variables(3)
    told: list[Objects] = []
    propagation.connect(a, c)
    propagation.connect(b, c)
    propagation.watch(c, seen(told))
    propagation.add(a, (1, 2))
    propagation.run()
    propagation.add(b, (2, 3))
    propagation.run()
    assert told == [{1, 2}, {3}]


def test_a_late_watcher_is_told_at_once() -> None:
    """What a variable holds already is not kept from who asks later."""
    propagation, (a,) = variables(1)
    propagation.add(a, (1,))
    propagation.run()
    told: list[Objects] = []
    propagation.watch(a, seen(told))
    assert told == [{1}]


def test_a_cycle_holds_the_same_everywhere() -> None:
    """Variables that flow into each other become one, and what watches any of them is told of all."""
    propagation, cycle = variables(4)
    told: list[Objects] = []
    propagation.watch(cycle[2], seen(told))
    for source, target in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        propagation.connect(source, target)
    propagation.add(cycle[0], range(1, 11))
    propagation.run()
    propagation.add(cycle[3], (11,))
    propagation.run()
    assert [propagation.of(one) for one in cycle] == [set(range(1, 12))] * 4
    assert set().union(*told) == set(range(1, 12))
    assert len({propagation._find(one) for one in cycle}) == 1


def test_a_variable_is_given_up() -> None:
    """Of too many objects the rest is one that says so, here and behind; the variable tells that it was given up."""
    propagation, (a, b) = variables(2)
    propagation.many = 999_999
    propagation.connect(a, b)
    for number in range(1, 4 * WIDEST):
        propagation.add(a, (number,))
        propagation.run()
    assert propagation.is_wide(a)
    assert propagation.many in propagation.of(b)
    assert len(propagation.of(a)) <= WIDEST + 2
