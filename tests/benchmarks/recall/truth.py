"""The calls that really ran, under the names of the call graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NotRequired, TypedDict

from .names import Place, RunningCode, Scope, SourceNames

_BETWEEN = " > "
"""As the tracer writes it."""
Edge = tuple[str, str]
"""Caller and callee."""


class Recorded(TypedDict):
    """The file that the tracer writes; calls are `[caller, callee, *place, functions of libraries between]`."""

    codes: list[tuple[str, int, str, list[int]]]
    ran: list[int]
    calls: list[tuple[int, int, int, int, int, int, str]]
    lines: dict[str, list[int]]
    occasions: NotRequired[dict[str, list[int]]]
    entries: NotRequired[list[tuple[str, int, str]]]


@dataclass(frozen=True)
class Call:
    """One call that ran. `via` are the functions of libraries that made it for the caller, none for a direct one."""

    caller: Scope
    callee: Scope
    path: str
    place: Place
    via: tuple[str, ...]

    @property
    def edge(self) -> Edge:
        """Names only."""
        return self.caller.name, self.callee.name


@dataclass(frozen=True)
class Truth:
    """What ran: names of functions, modules and class bodies; calls between them; lines by file.

    Where the tracer knew the occasion: what ran on it, and what of that only libraries called, with their functions.
    """

    ran: frozenset[str]
    calls: tuple[Call, ...]
    lines: dict[str, frozenset[int]]
    occasions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    entries: Mapping[Edge, tuple[str, ...]] = field(default_factory=dict)

    @property
    def direct(self) -> frozenset[Edge]:
        """Calls without library code between."""
        return frozenset(call.edge for call in self.calls if not call.via)

    @property
    def through(self) -> frozenset[Edge]:
        """Calls that were only made by library code for the caller."""
        return frozenset(call.edge for call in self.calls if call.via) - self.direct


def read_truth(recorded: Path, names: SourceNames) -> Truth:
    """What the tracer wrote, with names."""
    found: Recorded = json.loads(recorded.read_text("utf-8"))
    codes = [RunningCode(path, line, name, _place(place)) for path, line, name, place in found["codes"]]
    scopes = [names.scope(code) for code in codes]
    lines = {path: frozenset(numbers) for path, numbers in found["lines"].items()}
    occasions = {name: _names(ran, scopes) for name, ran in found.get("occasions", {}).items()}
    entered = ((name, scopes[index], _functions(via)) for name, index, via in found.get("entries", []))
    entries = {(name, scope.name): via for name, scope, via in entered if scope}
    return Truth(_names(found["ran"], scopes), tuple(_calls(found, codes, scopes)), lines, occasions, entries)


def _names(codes: Iterable[int], scopes: list[Scope | None]) -> frozenset[str]:
    return frozenset(scope.name for index in codes if (scope := scopes[index]))


def _calls(found: Recorded, codes: list[RunningCode], scopes: list[Scope | None]) -> Iterator[Call]:
    for source, target, *place, via in found["calls"]:
        caller, callee = scopes[source], scopes[target]
        if caller and callee:
            yield Call(caller, callee, codes[source].path, _place(place), _functions(via))


def _functions(via: str) -> tuple[str, ...]:
    return tuple(via.split(_BETWEEN)) if via else ()


def _place(numbers: list[int]) -> Place:
    first, last, start, end = numbers
    return first, last, start, end
