"""Who is behind a copy of a function: the functions that decide what its parameters and its receiver are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from .cycles import components
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
        self._bodies: dict[int, Function] = {}
        """The copies that were met, by identity, as in all that follows."""
        self._near: dict[int, tuple[tuple[int, ...], dict[str, bool]]] = {}
        """Per copy: the copies that call it, and who else does."""
        self._known: dict[int, tuple[str, ...]] = {}
        self._entered: dict[int, frozenset[str]] = {}
        """Per copy: those behind it that do not call it themselves, but for whom a framework does."""

    def of(self, copy: Function) -> tuple[str, ...]:
        """The functions that call it without being copies themselves, sorted.

        For a method that only a framework calls, the class of its receiver.
        """
        if id(copy) not in self._known:
            self._bodies[id(copy)] = copy
            for component in components([id(copy)], self._unknown_callers):
                self._learn(component)
        return self._known[id(copy)]

    def entered_for(self, copy: Function) -> frozenset[str]:
        """Those of them for whom a framework calls it, and who do not call it themselves."""
        self.of(copy)
        return self._entered[id(copy)]

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

    def _unknown_callers(self, copy: int) -> list[int]:
        """The copies that call a copy, without those of which all is known."""
        return [one for one in self._callers(copy)[0] if one not in self._known]

    def _learn(self, component: list[int]) -> None:
        """Copies that call each other have the same behind them; of all others that call them, all is known."""
        inside, found = set(component), dict[str, bool]()
        for one in component:
            outer, named = self._callers(one)
            _join(found, named)
            for other in outer:
                if other not in inside:
                    _join(found, {name: name not in self._entered[other] for name in self._known[other]})
        names, entered = tuple(sorted(found)), frozenset(name for name, calls in found.items() if not calls)
        for one in component:
            self._known[one], self._entered[one] = names, entered

    def _callers(self, copy: int) -> tuple[tuple[int, ...], dict[str, bool]]:
        """The copies that call a copy; the others that do, each with whether it calls and not a framework for it."""
        known = self._near.get(copy)
        if known is None:
            callers = {site.caller for site in self.entries(self._bodies[copy]) if site.caller >= 0}
            outer = {caller: body for caller in callers if (body := self._copy_behind(caller)) is not None}
            found: dict[str, bool] = {}
            for name, calls in self._named(callers - outer.keys()):
                found[name] = found.get(name, False) or calls
            receiver = self._solver.receivers.get(copy)
            if not callers and receiver in self._solver.classes:
                found[receiver] = True
            bodies = {id(body): body for body in outer.values()}
            self._bodies.update(bodies)
            known = self._near[copy] = tuple(bodies), found
        return known

    def _copy_behind(self, caller: int) -> Function | None:
        body = self._solver.bodies.get(caller)
        return body if body is not None and body.symbol in self.copied else None

    def _named(self, callers: Iterable[int]) -> Iterator[tuple[str, bool]]:
        """The names of callers, each with whether it calls and not a framework for it."""
        for caller in callers:
            calls = caller not in self._solver.mechanisms
            yield from ((name, calls) for name in self._places.callers(self._solver.callers[caller]))


def _join(found: dict[str, bool], more: Mapping[str, bool]) -> None:
    """Callers, each with whether it calls itself."""
    for name, calls in more.items():
        found[name] = found.get(name, False) or calls
