"""Chains of calls from one symbol to another one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping

from decomposer.model import Program, Reference
from decomposer.model.finding import Hop

from .needs import sure_references

_WITHIN = frozenset({"call", "implicit", "via", "signal"})
"""References that run their target before the caller goes on."""


class CallChains:
    """Who calls whom, callees in the order in which they are called."""

    def __init__(self, program: Program) -> None:
        """Sorts the calls of a program by who calls."""
        self._calls: dict[str, list[Reference]] = {}
        for one in sure_references(program):
            if one.kind in _WITHIN:
                self._calls.setdefault(one.source, []).append(one)

    def shortest(self, start: str, is_end: Callable[[str], bool]) -> tuple[Hop, ...] | None:
        """The calls on a shortest way from a symbol to one that is looked for; None where there is no way."""
        came: dict[str, Reference | None] = {start: None}
        pending = deque([start])
        while pending:
            current = pending.popleft()
            if is_end(current):
                return tuple(_way(came, current))[::-1]
            for one in self._calls.get(current, ()):
                if one.target not in came:
                    came[one.target] = one
                    pending.append(one.target)
        return None


def _way(came: Mapping[str, Reference | None], end: str) -> Iterator[Hop]:
    """The calls that lead to a symbol, the last one first."""
    while (call := came[end]) is not None:
        yield Hop(call.location, call.source)
        end = call.source
