"""Which locks keep apart what several processes do: those under which something outside of the process is changed."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model import Program, StateUse

_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})
_FILES = frozenset({"", "storage", "log"})
_STEPS = 2
"""Calls between what is held and what is done; behind more of them, such as callbacks, it is not what is guarded."""
_CALLING = frozenset({"call", "implicit", "instantiate"})


def reaching_locks(program: Program, steps: int = _STEPS) -> set[str]:
    """The locks under which files, tables or other systems are changed, or processes run, so many calls away."""
    doing: dict[str, set[int]] = {}
    for function, line in changes(program):
        doing.setdefault(function, set()).add(line)
    callers: dict[str, set[str]] = {}
    calls: dict[str, list[tuple[int, str]]] = {}
    for one in program.references:
        if one.kind in _CALLING and one.scope == "project" and one.confidence != "guess":
            callers.setdefault(one.target, set()).add(one.source)
            calls.setdefault(one.source, []).append((one.location.line, one.target))
    leading = set(doing)
    for _ in range(steps):
        leading |= {caller for one in leading for caller in callers.get(one, ())}

    def reaches(use: StateUse) -> bool:
        held = range(use.location.line, use.held_until + 1)
        own = (line for line in doing.get(use.function, ()))
        called = (line for line, target in calls.get(use.function, ()) if target in leading)
        return any(line in held for line in (*own, *called))

    return {one.key for one in program.state if one.store == "lock" and one.held_until and reaches(one)}


def changes(program: Program) -> Iterator[tuple[str, int]]:
    """The functions, with lines, that change what outlives a process, or what several have together."""
    yield from ((one.function, one.location.line) for one in program.accesses if one.operation != "select")
    for use in program.state:
        if use.way == "write" and (use.store == "cache" or (use.store == "file" and use.name in _FILES)):
            yield use.function, use.location.line
    asked = (one for one in program.outgoing if one.operation and one.operation not in _ASKING)
    yield from ((one.function, one.location.line) for one in asked)
    yield from ((one.function, one.location.line) for one in program.launches if one.kind == "process")
