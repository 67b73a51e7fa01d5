"""Tests of the propagation of objects along edges."""

from __future__ import annotations

from itertools import pairwise

from analyzers.solver.propagation import WIDEST, Arrivals, Crowd, Propagation, Watcher


def seen(told: list[Arrivals]) -> Watcher:
    """A watcher that remembers what it is told."""

    def listen(found: Arrivals, _: Watcher) -> None:
        told.append(found)

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
    told: list[Arrivals] = []
    propagation.connect(a, c)
    propagation.connect(b, c)
    propagation.watch(c, seen(told))
    propagation.add(a, (1, 2))
    propagation.run()
    propagation.add(b, (2, 3))
    propagation.run()
    assert told == [(1, 2), (3,)]


def test_a_watcher_is_told_first_of_what_was_made_first() -> None:
    """The order is that of the numbers, which that of a set of numbers is not."""
    propagation, (a,) = variables(1)
    late: list[Arrivals] = []
    early: list[Arrivals] = []
    propagation.watch(a, seen(early))
    propagation.add(a, (8, 1))
    propagation.run()
    propagation.watch(a, seen(late))
    assert list(frozenset((8, 1))) == [8, 1]
    assert early == late == [(1, 8)]


def test_a_late_watcher_is_told_at_once() -> None:
    """What a variable holds already is not kept from who asks later."""
    propagation, (a,) = variables(1)
    propagation.add(a, (1,))
    propagation.run()
    told: list[Arrivals] = []
    propagation.watch(a, seen(told))
    assert told == [(1,)]


def test_a_cycle_holds_the_same_everywhere() -> None:
    """Variables that flow into each other become one, and what watches any of them is told of all."""
    propagation, cycle = variables(4)
    told: list[Arrivals] = []
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
    """Of too many objects the rest is one that says so, here and behind."""
    propagation, (a, b) = variables(2)
    propagation.many = 999_999
    propagation.connect(a, b)
    for number in range(1, 4 * WIDEST):
        propagation.add(a, (number,))
        propagation.run()
    assert propagation.many in propagation.of(a)
    assert propagation.many in propagation.of(b)
    assert len(propagation.of(a)) <= WIDEST + 2


def test_nothing_is_handed_on_from_nothing() -> None:
    """Variables that hold nothing have nothing to tell, not even in a cycle."""
    propagation, (a, b) = variables(2)
    told: list[Arrivals] = []
    propagation.watch(a, seen(told))
    propagation.connect(a, b)
    propagation.connect(b, a)
    propagation.add(a, frozenset({1}) - frozenset({1}))
    propagation.run()
    assert told == []


def test_crowds_leave_room_for_others() -> None:
    """Of too many objects of one crowd one stands for the rest; the others still find their place."""
    first, second = set(range(100, 200)), set(range(200, 300))
    propagation = Propagation((Crowd(first, 8, lambda _: 98), Crowd(second, 4, lambda number: number % 2)))
    propagation.allocate(2)
    for number in (*first, *second):
        propagation.add(1, (number,))
    for number in range(2, 20):
        propagation.add(1, (number,))
    held = propagation.of(1)
    assert held > {0, 1, 98, *range(2, 20)}
    assert len(held & first) == 8
    assert len(held & second) == 4


def test_a_full_variable_takes_nothing_more() -> None:
    """It keeps what it holds."""
    propagation, (a, b) = variables(2)
    propagation.add(a, (1,))
    propagation.fill(a)
    propagation.add(b, (2,))
    propagation.connect(b, a)
    propagation.run()
    assert propagation.of(a) == {1}


def test_there_is_one_edge_between_two_variables() -> None:
    """However often two variables are connected, and however many others there are, nothing arrives twice."""
    propagation, (source, *targets) = variables(40)
    told: list[Arrivals] = []
    propagation.watch(targets[-1], seen(told))
    for _ in range(3):
        for target in targets:
            propagation.connect(source, target)
    propagation.add(source, (1,))
    propagation.run()
    assert told == [(1,)]
    assert sum(map(len, filter(None, propagation._targets))) == len(targets)


def test_variables_along_an_edge_share_their_objects() -> None:
    """What is given bit by bit to one variable after the other is kept once."""
    propagation, chain = variables(3)
    for source, target in pairwise(chain):
        propagation.connect(source, target)
    for number in range(WIDEST):
        propagation.add(chain[0], (number,))
        propagation.run()
    assert propagation.of(chain[0]) is propagation.of(chain[1]) is propagation.of(chain[2])
    assert propagation.of(chain[0]) == {*range(WIDEST)}


def test_watchers_are_found_by_their_function() -> None:
    """Each comes with what its variable holds in the end."""
    propagation, (a, b) = variables(2)
    told: list[Arrivals] = []
    wanted, other = seen(told), seen(told)
    propagation.watch(a, wanted)
    propagation.watch(b, other)
    propagation.add(a, (1,))
    propagation.add(b, (2,))
    propagation.run()
    assert [*propagation.watchers(wanted[0])] == [(frozenset({1}), wanted)]


def test_who_comes_late_is_told_of_all_that_nobody_asked_for() -> None:
    """A variable that leads nowhere keeps what it is given, for watchers and edges that are added at any time."""
    propagation, (a, b) = variables(2)
    propagation.add(a, (1,))
    propagation.run()
    propagation.add(a, (2,))
    told: list[Arrivals] = []
    propagation.watch(a, seen(told))
    propagation.connect(a, b)
    propagation.run()
    assert frozenset().union(*told) == {1, 2} == propagation.of(b)
