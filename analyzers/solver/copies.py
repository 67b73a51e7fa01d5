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
        self._near: dict[int, tuple[list[Function], dict[str, bool]]] = {}
        """Per copy: the copies that call it, and who else does."""
        self._known: dict[int, tuple[str, ...]] = {}
        self._calling: dict[int, frozenset[str]] = {}
        """Per copy: those behind it that call it themselves, and for whom not only a framework does."""

    def of(self, copy: Function) -> tuple[str, ...]:
        """The functions that call it without being copies themselves, sorted.

        For a method that only a framework calls, the class of its receiver.
        """
        if id(copy) not in self._known:
            # The farthest first: what is known of them need not be looked for again from those that they call.
            for one in reversed(self._outwards(copy)):
                found = self._find(one)
                self._known[id(one)] = tuple(sorted(found))
                self._calling[id(one)] = frozenset(name for name, calls in found.items() if calls)
        return self._known[id(copy)]

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

    def _outwards(self, copy: Function) -> list[Function]:
        """A copy and those behind it, up to the first ones of which all is known."""
        pending, seen = [copy], {id(copy)}
        for current in pending:
            if id(current) not in self._known:
                fresh = [one for one in self._callers(current)[0] if id(one) not in seen]
                pending += fresh
                seen.update(map(id, fresh))
        return pending

    def _find(self, copy: Function) -> dict[str, bool]:
        """The callers, each with whether it calls itself."""
        found: dict[str, bool] = {}
        for current in self._outwards(copy):
            known = self._known.get(id(current))
            calling = self._calling.get(id(current), frozenset())
            named = self._callers(current)[1] if known is None else {name: name in calling for name in known}
            for name, calls in named.items():
                found[name] = found.get(name, False) or calls
        return found

    def _callers(self, copy: Function) -> tuple[list[Function], dict[str, bool]]:
        """The copies that call a copy; the others that do, each with whether it calls and not a framework for it."""
        known = self._near.get(id(copy))
        if known is None:
            callers = {site.caller for site in self.entries(copy) if site.caller >= 0}
            outer = {caller: body for caller in callers if (body := self._copy_behind(caller)) is not None}
            found: dict[str, bool] = {}
            for name, calls in self._named(callers - outer.keys()):
                found[name] = found.get(name, False) or calls
            receiver = self._solver.receivers.get(id(copy))
            if not callers and receiver in self._solver.classes:
                found[receiver] = True
            known = self._near[id(copy)] = list({id(body): body for body in outer.values()}.values()), found
        return known

    def _copy_behind(self, caller: int) -> Function | None:
        body = self._solver.bodies.get(caller)
        return body if body is not None and body.symbol in self.copied else None

    def _named(self, callers: Iterable[int]) -> Iterator[tuple[str, bool]]:
        """The names of callers, each with whether it calls and not a framework for it."""
        for caller in callers:
            calls = caller not in self._solver.mechanisms
            yield from ((name, calls) for name in self._places.callers(self._solver.callers[caller]))
