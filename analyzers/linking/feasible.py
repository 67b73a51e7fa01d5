"""What a function leads to along feasible paths: out of code that many share only to what its caller comes to.

A call that holds for certain callers is followed from these. Other paths match no order in which calls return (T. Reps,
S. Horwitz, M. Sagiv, "Precise interprocedural dataflow analysis via graph reachability", 1995).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from analyzers.program import Reference


class FeasibleCalls:
    """Calls by who makes them, and those in shared code by whom they are made for."""

    def __init__(self, references: Iterable[Reference]) -> None:
        """Sorts calls."""
        self._plain: dict[str, dict[str, None]] = defaultdict(dict)
        self._for_callers: dict[str, dict[str, dict[str, None]]] = {}
        """Per caller and shared function: what that calls for this caller."""
        self._shared: dict[str, dict[str, dict[str, None]]] = {}
        """The same per shared function and caller."""
        for one in references:
            if not one.callers:
                self._plain[one.source][one.target] = None
            for caller in one.callers:
                targets = self._for_callers.setdefault(caller, {}).setdefault(one.source, {})
                targets[one.target] = None
                self._shared.setdefault(one.source, {})[caller] = targets

    @cached_property
    def callees(self) -> dict[str, Sequence[str]]:
        """Per function what it calls for all, and what shared functions that it calls do for it."""
        sources = self._plain.keys() | self._for_callers.keys()
        return {one: tuple(dict.fromkeys((*self._plain.get(one, ()), *self._given(one)))) for one in sorted(sources)}

    def _given(self, caller: str) -> Iterator[str]:
        return (target for targets in self._for_callers.get(caller, {}).values() for target in targets)

    def calls_for(self, caller: str) -> Iterator[tuple[str, str]]:
        """What a function calls, each with the function whose code does so: itself, or a shared one on its behalf."""
        yield from ((caller, target) for target in self._plain.get(caller, ()))
        for function, targets in self._for_callers.get(caller, {}).items():
            yield from ((function, target) for target in targets)

    def depends_on_caller(self, function: str) -> bool:
        """Whether others come through it to other functions."""
        return function in self._shared or function in self._passing

    @cached_property
    def _passing(self) -> set[str]:
        """Functions whose callers come through them to shared ones, as one decorator stands above another one."""
        shared = self._shared
        calls = ((one, target) for one, targets in self._plain.items() for target in targets if target in shared)
        return {one for one, target in calls if one not in shared[target]}

    def is_told_apart(self, caller: str) -> bool:
        """Whether shared code calls something for it."""
        return caller in self._for_callers

    def called_by(self, function: str, caller: str | None = None) -> Sequence[str]:
        """All that a function calls itself; for a caller without what it calls only for others."""
        shared = self._shared.get(function, {})
        held = shared.values() if caller is None else (shared.get(caller, {}),)
        return tuple(dict.fromkeys((*self._plain.get(function, ()), *(target for one in held for target in one))))

    def below(self, starts: Iterable[str], caller: str) -> set[str]:
        """All that runs when a caller calls the starts: themselves, and what they lead to.

        Shared code that nobody known leads to does all that it does for anybody.
        """
        reached: set[str] = set()
        new, opened = set(starts), set[str]()
        while new:
            reached |= new
            pending = [*new]
            while pending:
                found = self._steps(pending.pop(), reached, caller) - reached
                reached |= found
                pending += found
            opened = {one for one in reached & self._shared.keys() if not self._acts(one, reached, caller)}
            new = {target for one in opened for target in self.called_by(one)} - reached
        return reached

    def _acts(self, function: str, reached: Collection[str], caller: str) -> bool:
        """Whether one of those for whom a shared function calls something is there."""
        return any(one == caller or one in reached for one in self._shared[function])

    def _steps(self, current: str, reached: Collection[str], caller: str) -> set[str]:
        found = {*self._plain.get(current, ())}
        for one, targets in self._shared.get(current, {}).items():
            found.update(targets if one == caller or one in reached else ())
        for function, targets in self._for_callers.get(current, {}).items():
            found.update(targets if function in reached else ())
        return found

    def paths(self, start: str) -> dict[str, tuple[str, ...]]:
        """All that runs below a function which depends on its caller, each with a shortest chain of calls to it."""
        inside = self.below((start,), start)
        return self._chains(start, lambda one: (other for other in self.called_by(one) if other in inside))

    def _chains(self, start: str, follow: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
        paths: dict[str, tuple[str, ...]] = {start: (start,)}
        pending = deque([start])
        while pending:
            current = pending.popleft()
            for one in follow(current):
                if one not in paths:
                    paths[one] = (*paths[current], one)
                    pending.append(one)
        return paths

    def between(self, caller: str, callee: str) -> tuple[str, ...]:
        """The shared code through which a caller comes to a callee, in order; nothing if it calls that itself."""
        if callee in self._plain.get(caller, ()):
            return ()
        given = self._for_callers.get(caller, {})
        last = {one for one, targets in given.items() if callee in targets}
        # Only the shared code itself stands between, and what passes on to it.
        paths = self._chains(caller, lambda one: filter(self.depends_on_caller, self.called_by(one, caller)))
        return next((path[1:] for one, path in paths.items() if one in last), tuple(sorted(last)[:1]))
