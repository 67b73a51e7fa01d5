"""Who is behind a copy of a function: the functions that decide what its parameters and its receiver are."""

from __future__ import annotations

from .layout import Function
from .solve import Solver


class Copies:
    """Asked for copies of a solver that has settled."""

    def __init__(self, solver: Solver) -> None:
        """Take the solver."""
        self._solver = solver
        self._known: dict[int, tuple[str, ...]] = {}

    def of(self, copy: Function) -> tuple[str, ...]:
        """The functions that call it without being copies themselves, sorted.

        For a method that only a framework calls, the class of its receiver.
        """
        known = self._known.get(id(copy))
        if known is None:
            # What calls itself adds nobody.
            self._known[id(copy)] = ()
            known = self._known[id(copy)] = tuple(sorted(self._find(copy)))
        return known

    def _find(self, copy: Function) -> set[str]:
        solver = self._solver
        found: set[str] = set()
        for caller, place in solver.entries.get(id(copy), ()):
            if isinstance(place, Function) and place.generation and not place.module.is_library:
                found.update(self.of(place))
            elif caller >= 0:
                found.add(solver.callers[caller])
        receiver = solver.receivers.get(id(copy))
        return found or ({receiver} if receiver is not None and receiver in solver.classes else set())
