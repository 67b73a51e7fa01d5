"""For whom a call holds, where it stands in a function of which there are copies.

What a decorator puts around functions is one function in the source, and calls all that it was put around; each of
its callers comes to one of these only. A copy of a function for each place that calls it (call strings: M. Sharir,
A. Pnueli, "Two approaches to interprocedural data flow analysis", 1981) knows which: its calls are for those behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from analyzers.program import Reference

from .copies import Copies
from .layout import Function
from .places import Places
from .solve import Solver

Key = tuple[object, ...]


class Contexts:
    """The callers for whom references hold."""

    def __init__(self, solver: Solver, places: Places) -> None:
        """Take a solver that is done."""
        self._solver = solver
        self._copies = Copies(solver, places)
        self._places = places
        self._others = self._callers_of_no_copy()
        self._behind: dict[int, tuple[str, ...]] = {}

    def behind(self, caller: int, target: str, targets: Collection[str]) -> tuple[str, ...]:
        """Those for whom a caller calls one of the targets of a place; nobody where it calls for all.

        What a framework puts around several functions alike, it puts around each by itself: entered for one of them it
        calls that one.
        """
        body = self._solver.bodies.get(caller)
        if body is None or body.symbol not in self._copies.copied:
            return ()
        if len(targets) > 1:
            elsewhere = self._copies.entered_for(body).intersection(targets) - {target}
            found = {*self._copies.of(body)} - elsewhere
            if elsewhere and found:
                return tuple(sorted(found | self._others.get(body.symbol, set())))
        return self._all_behind(body)

    def _all_behind(self, body: Function) -> tuple[str, ...]:
        """Those behind a copy, with those of whom it is not known which copy they call."""
        key = id(body)
        if key not in self._behind:
            found, others = self._copies.of(body), self._others.get(body.symbol)
            self._behind[key] = tuple(sorted({*found, *others})) if found and others else found
        return self._behind[key]

    def _callers_of_no_copy(self) -> dict[str, set[str]]:
        """Per function with copies: the callers of which it is not known which copy they call."""
        solver, copied = self._solver, self._copies.copied
        entered = {(n, b.symbol) for b in solver.bodies.values() for n in solver.entries.get(id(b), ())}
        callers: dict[str, set[int]] = defaultdict(set)
        called = ((n, one) for n, targets in enumerate(solver.targets) for one in targets if one in copied)
        for number, target in called:
            if (number, target) not in entered and solver.sites[number].caller >= 0:
                callers[target].update(site.caller for site in self._places.of(solver.sites[number]))
        return {target: {*chain.from_iterable(map(self._copies.behind, some))} for target, some in callers.items()}


class Holding:
    """Brings together what references from one place to one target say of their callers."""

    def __init__(self) -> None:
        """Nothing is noted."""
        self._callers: dict[Key, set[str]] = {}
        self._for_all: set[Key] = set()
        self._everybody: dict[str, set[str]] = defaultdict(set)

    def note(self, key: Key, reference: Reference) -> None:
        """One more of them, by what they have in common."""
        if reference.callers:
            self._callers.setdefault(key, set()).update(reference.callers)
            self._everybody[reference.source].update(reference.callers)
        else:
            self._for_all.add(key)

    def joined(self, references: Mapping[Key, Reference]) -> Iterator[Reference]:
        """Each reference with its callers; without any, if it holds for all who call anything there."""
        for key, one in references.items():
            callers = self._callers.get(key, ())
            is_for_all = key in self._for_all or callers == self._everybody.get(one.source)
            held = () if is_for_all else tuple(sorted(callers))
            yield one if one.callers == held else replace(one, callers=held)
