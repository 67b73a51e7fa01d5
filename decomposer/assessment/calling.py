"""Who calls whom in the code of a program, and what nothing but certain functions leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from decomposer.model import Program, Reference

_NOT_RUNNING = frozenset({"import", "inherit", "url"})
_AT_ONCE = frozenset({"call", "implicit", "instantiate", "decorate"})
"""What runs before the caller goes on; what is only named may run at any time."""


class Calling:
    """Callers and callees of each function; what tests call does not count."""

    def __init__(self, program: Program) -> None:
        """Sort the references by who calls."""
        code = {module.name for module in program.modules if module.role == "code"}
        home = {symbol.id: symbol.module for symbol in program.symbols}
        ours = [
            one
            for one in program.references
            if one.scope == "project" and one.kind not in _NOT_RUNNING and home.get(one.source) in code
        ]
        self._callers, self._callees = _both_ways(ours)
        self._at_once = [one for one in ours if one.kind in _AT_ONCE]
        self._later = frozenset(one.target for one in ours if one.kind not in _AT_ONCE)

    def callers(self, function: str) -> AbstractSet[str]:
        """Who calls a function itself, or hands it on."""
        return self._callers.get(function, frozenset())

    def below(self, functions: Iterable[str]) -> set[str]:
        """The functions and all that they lead to."""
        return closure(functions, self._callees)

    def above(self, functions: Iterable[str]) -> set[str]:
        """The functions and all that leads to them."""
        return closure(functions, self._callers)

    def only_below(self, functions: Iterable[str], kept: AbstractSet[str]) -> set[str]:
        """Of the functions and of what they lead to, that to which nothing else leads; some stay, whoever does."""
        found = self.below(functions)
        outside = {one for one in found - kept if not self._callers.get(one, set()) <= found}
        return self._without_others(found, outside, kept)

    def only_once_below(
        self, functions: AbstractSet[str], later: AbstractSet[str], ending: AbstractSet[str] = frozenset()
    ) -> set[str]:
        """The functions, and what they call once, that nobody else calls, no loop repeats, and nothing calls later.

        The loops of some functions come to an end, and count as calls.
        """
        repeated = {one.target for one in self._at_once if one.in_loop and one.source not in ending}
        called = _both_ways(one for one in self._at_once if not one.in_loop or one.source in ending)[1]
        found = closure(functions, called)
        others = (later | self._later | repeated) - functions
        outside = {one for one in found - functions if one in others or not self._callers.get(one, set()) <= found}
        return self._without_others(found, outside, functions)

    def _without_others(
        self, found: set[str], outside: Iterable[str], kept: AbstractSet[str] = frozenset()
    ) -> set[str]:
        """What is left without those that are led to from outside as well, and without what these lead to."""
        pending = list(outside)
        left = found - set(pending)
        for function in pending:
            led = (self._callees.get(function, set()) & left) - kept
            left -= led
            pending += led
        return left


def _both_ways(references: Iterable[Reference]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    callers: dict[str, set[str]] = {}
    callees: dict[str, set[str]] = {}
    for one in references:
        callers.setdefault(one.target, set()).add(one.source)
        callees.setdefault(one.source, set()).add(one.target)
    return callers, callees


def closure(functions: Iterable[str], callees: Mapping[str, AbstractSet[str]]) -> set[str]:
    """The functions, and all that is reached from them."""
    found = set(functions)
    pending = list(found)
    for function in pending:
        new = callees.get(function, set()) - found
        found |= new
        pending += new
    return found
