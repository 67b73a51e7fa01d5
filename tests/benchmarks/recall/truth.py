"""The calls that really ran, under the names of the call graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from .names import Place, RunningCode, Scope, SourceNames

Edge = tuple[str, str]
"""Caller and callee."""


class Recorded(TypedDict):
    """The file that the tracer writes; calls are `[caller, callee, *place, library between]`."""

    codes: list[tuple[str, int, str, list[int]]]
    ran: list[int]
    calls: list[tuple[int, int, int, int, int, int, str]]
    lines: dict[str, list[int]]


@dataclass(frozen=True)
class Call:
    """One call that ran. `via` is the library module that made it for the caller, empty for a direct one."""

    caller: Scope
    callee: Scope
    path: str
    place: Place
    via: str

    @property
    def edge(self) -> Edge:
        """Names only."""
        return self.caller.name, self.callee.name


@dataclass(frozen=True)
class Truth:
    """What ran: names of functions, modules and class bodies; calls between them; lines by file."""

    ran: frozenset[str]
    calls: tuple[Call, ...]
    lines: dict[str, frozenset[int]]

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
    ran = frozenset(scope.name for index in found["ran"] if (scope := scopes[index]))
    lines = {path: frozenset(numbers) for path, numbers in found["lines"].items()}
    return Truth(ran, tuple(_calls(found, codes, scopes)), lines)


def _calls(found: Recorded, codes: list[RunningCode], scopes: list[Scope | None]) -> Iterator[Call]:
    for source, target, *place, via in found["calls"]:
        caller, callee = scopes[source], scopes[target]
        if caller and callee:
            yield Call(caller, callee, codes[source].path, _place(place), via)


def _place(numbers: list[int]) -> Place:
    first, last, start, end = numbers
    return first, last, start, end
