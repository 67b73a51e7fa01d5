"""Where a program is entered."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import Confidence, Location, Operation


class EntryPoint(Struct, frozen=True, gc=False):
    """A route (`METHOD pattern`) or a task, with the symbol that runs and the tables that its call tree touches."""

    kind: Literal["route", "task"]
    name: str
    symbol: str
    location: Location
    reads: tuple[str, ...]
    writes: tuple[str, ...]


class AccessWay(Struct, frozen=True, gc=False):
    """How a call tree comes to a table: a chain of calls from its root, the last of which reads or writes there."""

    table: str
    operation: Operation
    chain: tuple[str, ...]
    location: Location
    confidence: Confidence
