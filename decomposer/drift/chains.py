"""Chains of calls from one symbol to another one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from decomposer.model import Program, Reference
from decomposer.model.finding import Hop

_WITHIN = frozenset({"call", "implicit", "via", "signal"})
"""References that run their target before the caller goes on."""


class CallChains:
    """Who calls whom, callees in the order in which they are called."""

    def __init__(self, program: Program) -> None:
        """Sorts the calls of a program by who calls."""
        self._calls: dict[str, list[Reference]] = {}
        for one in program.references:
            if one.scope == "project" and one.kind in _WITHIN:
                self._calls.setdefault(one.source, []).append(one)

    def shortest(self, start: str, is_end: Callable[[str], bool]) -> tuple[Hop, ...] | None:
        """The calls on a shortest way from a symbol to one that is looked for; None where there is no way."""
        found: dict[str, tuple[Hop, ...]] = {start: ()}
        pending = deque([start])
        while pending:
            current = pending.popleft()
            if is_end(current):
                return found[current]
            for one in self._calls.get(current, ()):
                if one.target not in found:
                    found[one.target] = (*found[current], Hop(one.location, one.source))
                    pending.append(one.target)
        return None
