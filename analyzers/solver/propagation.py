"""The core of the solver: sets of objects that flow along edges between variables until nothing changes.

Inclusion-based (L. O. Andersen, "Program Analysis and Specialization for the C Programming Language", 1994), with
difference propagation (D. J. Pearce, P. H. J. Kelly, C. Hankin, "Online cycle detection and difference propagation",
2003): a variable hands on only what is new to it. Cycles of copies are found when an edge has nothing left to carry,
and collapsed into one variable (B. Hardekopf, C. Lin, "The ant and the grasshopper", 2007, lazy cycle detection).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, TypeVar

Objects = frozenset[int]
"""What flows: never changed, so that all variables along an edge share it."""
Arrivals = tuple[int, ...]
"""What is new to a variable, for who watches it: the objects in the order in which they were made.

Where there is room for some only, the first ones get it. An edit moves the numbers of objects, and with them the order
of a set, even for code that it has nothing to do with; it does not change which object was made first.
"""
Watcher = tuple[Any, ...]
"""A function and what it needs: called as `watcher[0](arrivals, watcher)`."""
Targets = list[int] | dict[int, None]
Item = TypeVar("Item")

WIDEST = 60
"""A variable that may hold more objects takes no further ones: instead it holds, and hands on, one that says so."""
_LONGEST_SEARCH = 60
"""Variables that are looked at to find one cycle."""
_WORTHWHILE = 6
"""Objects in a variable, from which on a cycle costs more than finding it."""
_CROWDED = 12
"""Targets of a variable, from which on they are the keys of a dict, which tells sooner whether there is an edge."""
_NOTHING: Objects = frozenset()


class Crowd(NamedTuple):
    """Objects of which a variable keeps only some apart; of each further one only what it stands for."""

    members: AbstractSet[int]
    most: int
    stand_in: Callable[[int], int]


class Propagation:
    """Variables by number, with what they hold, where it flows, and who wants to know."""

    def __init__(self, crowds: Sequence[Crowd] = ()) -> None:
        """No variables yet, and no object in two crowds."""
        self._crowds = crowds
        self._least = min((crowd.most for crowd in crowds), default=WIDEST)
        self.points: list[Objects] = []
        self._pending: dict[int, Objects] = {}
        self._targets: list[Targets | None] = []
        self._watchers: list[list[Watcher] | None] = []
        self._same: dict[int, int] = {}
        """Variables that were collapsed into others."""
        self._searched: set[tuple[int, int]] = set()
        self._queue: deque[int] = deque()
        self._single: dict[int, Objects] = {}
        self._wide: set[int] = set()
        self.many = 0
        """The object that stands for all that a variable has no room for."""

    def allocate(self, count: int) -> int:
        """Make so many new variables; the first of them."""
        first = len(self.points)
        nothing = [None] * count
        self.points += [_NOTHING] * count
        self._targets += nothing
        self._watchers += nothing
        return first

    def of(self, variable: int) -> Objects:
        """What a variable may hold."""
        return self.points[self._find(variable)]

    def _find(self, variable: int) -> int:
        same = self._same
        found = variable
        while found in same:
            found = same[found]
        while variable != found:
            # Whoever asks next has one step to go.
            following = same[variable]
            same[variable] = found
            variable = following
        return found

    def add(self, variable: int, objects: Iterable[int]) -> None:
        """Let a variable hold more objects; the variable 0 takes nothing."""
        if variable:
            self._give(self._find(variable), frozenset(objects))

    def put(self, variable: int, number: int) -> None:
        """Let a variable hold one more object; the variable 0 takes nothing."""
        if not variable:
            return
        single = self._single.get(number)
        if single is None:
            single = self._single[number] = frozenset((number,))
        self._give(self._find(variable), single)

    def _give(self, variable: int, objects: Objects) -> bool:
        """Whether any of the objects was new."""
        known = self.points[variable]
        if known is objects or not objects or variable in self._wide:
            return False
        if not known:
            self.points[variable] = objects
        else:
            objects = objects - known
            if len(known) + len(objects) > self._least:
                objects = self._make_room(known, objects)
            if not objects:
                return False
            if len(known) > WIDEST:
                self._wide.add(variable)
                objects = frozenset((self.many,))
            self.points[variable] = known | objects
        if self._targets[variable] is None and self._watchers[variable] is None:
            # Whoever asks later is told of everything.
            return True
        waiting = self._pending.get(variable)
        if waiting is None:
            self._pending[variable] = objects
            self._queue.append(variable)
        else:
            self._pending[variable] = waiting | objects
        return True

    def _make_room(self, known: Objects, objects: Objects) -> Objects:
        """The new objects; for those of which there are too many, what stands for them."""
        for crowd in self._crowds:
            if crowd.members.isdisjoint(objects):
                continue
            new = objects & crowd.members
            if len(known & crowd.members) + len(new) > crowd.most:
                objects = (objects - new).union(map(crowd.stand_in, new)) - known
        return objects

    def fill(self, variable: int) -> None:
        """Let a variable take nothing more."""
        self._wide.add(self._find(variable))

    def connect(self, source: int, target: int) -> None:
        """Let everything that the source holds, now and later, flow into the target."""
        same = self._same
        if source in same:
            source = self._find(source)
        if target in same:
            target = self._find(target)
        if source == target or not source or not target or target in self._wide:
            return
        if not self._is_new_edge(source, target):
            return
        known = self.points[source]
        if known:
            self._give(target, known)

    def _is_new_edge(self, source: int, target: int) -> bool:
        targets = self._targets[source]
        if targets is None:
            self._targets[source] = [target]
            return True
        if target in targets:
            return False
        if isinstance(targets, dict):
            targets[target] = None
        elif len(targets) < _CROWDED:
            targets.append(target)
        else:
            self._targets[source] = dict.fromkeys((*targets, target))
        return True

    def watch(self, variable: int, watcher: Watcher) -> None:
        """Have a function told of everything that the variable holds, now and later."""
        if variable in self._same:
            variable = self._find(variable)
        watchers = self._watchers[variable]
        if watchers is None:
            self._watchers[variable] = [watcher]
        else:
            watchers.append(watcher)
        known = self.points[variable]
        if known:
            watcher[0](_in_order(known), watcher)

    def watchers(self, function: Callable[..., None]) -> Iterator[tuple[Objects, Watcher]]:
        """The watchers with a function, each with what its variable holds."""
        for held, watchers in zip(self.points, self._watchers, strict=True):
            for watcher in watchers or ():
                if watcher[0] == function:
                    yield held, watcher

    def end(self) -> None:
        """Nothing flows any more: only what the variables hold is kept."""
        self._targets, self._watchers = [], []

    def run(self) -> None:
        """Propagate until nothing changes."""
        queue, pending = self._queue, self._pending
        all_targets, all_watchers = self._targets, self._watchers
        while queue:
            variable = queue.popleft()
            fresh = pending.pop(variable, None)
            if fresh is None:
                continue
            # A watcher that is added meanwhile has been told everything already.
            watchers = tuple(all_watchers[variable] or ())
            targets = all_targets[variable]
            if targets is not None:
                self._hand_on(variable, fresh, targets)
            arrivals = _in_order(fresh) if watchers else ()
            for watcher in watchers:
                watcher[0](arrivals, watcher)

    def _hand_on(self, variable: int, fresh: Objects, targets: Targets) -> None:
        same, points = self._same, self.points
        held = points[variable]
        suspicious = 0
        for known in targets:
            target = self._find(known) if known in same else known
            if points[target] is fresh or target == variable:
                continue
            is_new = self._give(target, fresh)
            if len(held) < _WORTHWHILE or points[target] != held:
                continue
            if is_new:
                # One set for both.
                points[target] = held
            elif (variable, target) not in self._searched:
                self._searched.add((variable, target))
                suspicious = target
        if suspicious:
            self._collapse(variable, suspicious)

    def _collapse(self, variable: int, target: int) -> None:
        """Make one variable of a cycle, if the target leads back."""
        cycle = self._path(target, variable)
        if not cycle:
            return
        merged = _NOTHING.union(*(self.points[one] for one in cycle))
        late = [self._unseen(one, merged) for one in cycle]
        for other in cycle:
            if other == variable:
                continue
            self._same[other] = variable
            self._targets[variable] = self._joined_targets(variable, other)
            self._watchers[variable] = _joined(self._watchers[variable], self._watchers[other])
            self._pending.pop(other, None)
            self._targets[other] = self._watchers[other] = None
            self.points[other] = _NOTHING
            if other in self._wide:
                self._wide.add(variable)
        self.points[variable] = merged
        for following in self._targets[variable] or ():
            self._give(self._find(following), merged)
        for watchers, unseen in late:
            arrivals = _in_order(unseen)
            for watcher in watchers:
                watcher[0](arrivals, watcher)

    def _joined_targets(self, variable: int, other: int) -> Targets:
        """Where both lead, each target once."""
        joined = [*(self._targets[variable] or ()), *(self._targets[other] or ())]
        return dict.fromkeys(map(self._find, joined))

    def _unseen(self, variable: int, merged: Objects) -> tuple[list[Watcher], Objects]:
        """The watchers of one part of a cycle, and what the other parts hold that these were not told."""
        told = self.points[variable] - self._pending.get(variable, _NOTHING)
        unseen = merged - told
        return (list(self._watchers[variable] or ()) if unseen else []), unseen

    def _path(self, start: int, goal: int) -> list[int]:
        """The variables on a way from one to another, both included; none when no short way is found."""
        came: dict[int, int] = {start: start}
        stack = [start]
        while stack and len(came) < _LONGEST_SEARCH:
            current = stack.pop()
            for following in map(self._find, self._targets[current] or ()):
                if following == goal:
                    return [goal, *_way_back(came, current)]
                if following not in came:
                    came[following] = current
                    stack.append(following)
        return []


def _in_order(objects: Objects) -> Arrivals:
    return tuple(sorted(objects)) if len(objects) > 1 else tuple(objects)


def _joined(first: list[Item] | None, second: list[Item] | None) -> list[Item] | None:
    """The items of both lists, a new one when the second has any."""
    return [*(first or ()), *second] if second else first


def _way_back(came: dict[int, int], last: int) -> list[int]:
    """The variables from the last one to the first, each having come from the next."""
    path = [last]
    while came[path[-1]] != path[-1]:
        path.append(came[path[-1]])
    return path
