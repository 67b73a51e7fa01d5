"""Who is behind a copy of a function: the functions that decide what its parameters and its receiver are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from .ground import Site
from .layout import Function
from .places import Places
from .solve import Solver


class Copies:
    """Asked for copies of a solver that has settled, and whose readers of attributes are found."""

    def __init__(self, solver: Solver, places: Places | None = None) -> None:
        """Take the solver."""
        self._solver = solver
        self._places = places or Places(solver)
        self._known: dict[int, tuple[str, ...]] = {}
        self._calling: dict[int, frozenset[str]] = {}
        """Per copy: those behind it that call it themselves, and for whom not only a framework does."""

    def of(self, copy: Function) -> tuple[str, ...]:
        """The functions that call it without being copies themselves, sorted.

        For a method that only a framework calls, the class of its receiver.
        """
        known = self._known.get(id(copy))
        if known is None:
            found = self._find(copy)
            known = self._known[id(copy)] = tuple(sorted(found))
            self._calling[id(copy)] = frozenset(one for one, calls in found.items() if calls)
        return known

    def entered_for(self, copy: Function) -> set[str]:
        """Those of them for whom a framework calls it, and who do not call it themselves."""
        return {*self.of(copy)} - self._calling[id(copy)]

    def behind(self, caller: int) -> tuple[str, ...]:
        """The same for a caller that is such a copy, or the function itself beside its copies; else the caller."""
        body = self._copy_behind(caller)
        return self.of(body) if body is not None else (self._solver.callers[caller],)

    @cached_property
    def copied(self) -> frozenset[str]:
        """The functions of which there are copies."""
        return frozenset(body.symbol for body in self._solver.bodies.values() if body.generation)

    def entries(self, copy: Function) -> Iterator[Site]:
        """The places that call it, in the program."""
        solver = self._solver
        for number in solver.entries.get(id(copy), ()):
            site = solver.sites[number]
            if site.caller >= 0:
                yield from self._places.of(site)
            elif number in solver.computed_at:
                for caller, line in solver.readers.get(solver.computed_at[number], ()):
                    yield Site(caller, line, site.kind)

    def _find(self, copy: Function) -> dict[str, bool]:
        """The callers, each with whether it calls itself."""
        found: dict[str, bool] = {}
        pending, seen = [copy], {id(copy)}
        for current in pending:
            callers = {site.caller for site in self.entries(current) if site.caller >= 0}
            outer = {caller: body for caller in callers if (body := self._copy_behind(caller)) is not None}
            pending += {id(body): body for body in outer.values() if id(body) not in seen}.values()
            seen.update(map(id, pending))
            for name, calls in self._named(callers - outer.keys()):
                found[name] = found.get(name, False) or calls
            receiver = self._solver.receivers.get(id(current))
            if not callers and receiver in self._solver.classes:
                found[receiver] = True
        return found

    def _copy_behind(self, caller: int) -> Function | None:
        body = self._solver.bodies.get(caller)
        return body if body is not None and body.symbol in self.copied else None

    def _named(self, callers: Iterable[int]) -> Iterator[tuple[str, bool]]:
        """The names of callers, each with whether it calls and not a framework for it."""
        for caller in callers:
            calls = caller not in self._solver.mechanisms
            yield from ((name, calls) for name in self._places.callers(self._solver.callers[caller]))
