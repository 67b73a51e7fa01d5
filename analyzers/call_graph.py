"""The records of a call graph that is asked for alone, without the rest of a program."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .program import BlindSpot, CallCounts, Confidence, ReferenceKind


class Callee(Struct, frozen=True, order=True, array_like=True, gc=False):
    """What a caller calls, wherever it does. `scope` is that of a `Reference`, `confidence` the best of all places."""

    target: str
    kind: ReferenceKind = "call"
    scope: Literal["project", "external", "builtin"] = "project"
    confidence: Confidence = "certain"


class CallGraph(Struct, frozen=True, gc=False):
    """Who calls whom: callers and callees sorted. `unread` are the files that could not be read."""

    calls: dict[str, tuple[Callee, ...]]
    counts: CallCounts = CallCounts()
    files: int = 0
    lines: int = 0
    unread: tuple[BlindSpot, ...] = ()
