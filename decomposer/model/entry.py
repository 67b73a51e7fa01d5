"""Where a program is entered, and what its call trees do to tables."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from analyzers.program import Confidence, Location, Operation


class EntryPoint(Struct, frozen=True, gc=False):
    """A route (`METHOD pattern`), a middleware or a task: what runs, and the tables that its call tree touches."""

    kind: Literal["route", "middleware", "task"]
    name: str
    symbol: str
    location: Location
    reads: tuple[str, ...]
    writes: tuple[str, ...]


class Reach(Struct, frozen=True, gc=False):
    """A route (`METHOD pattern`) or a task, and the units that its call tree reaches, without what runs later."""

    kind: Literal["route", "task"]
    name: str
    units: frozenset[str]


class AccessWay(Struct, frozen=True, gc=False):
    """How a call tree comes to a table: a chain of calls from its root, the last of which reads or writes there."""

    table: str
    operation: Operation
    chain: tuple[str, ...]
    location: Location
    confidence: Confidence


class RepeatedUse(Struct, frozen=True, order=True, gc=False):
    """A place in a loop that comes to tables with each turn: by what it calls, or itself (`callee` is empty)."""

    caller: str
    location: Location
    callee: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]


class Uses(NamedTuple):
    """Routes, middleware and tasks in their order, and repeated uses by caller."""

    entries: tuple[EntryPoint, ...]
    repeated: tuple[RepeatedUse, ...]
