"""Requests of routes: how many, how they ended, how long they took."""

from __future__ import annotations

from collections import Counter, defaultdict

from decomposer.model.evidence import SourceKind, Traffic

from .timing import Timings


class Requests:
    """The requests so far of one kind of source."""

    def __init__(self, kind: SourceKind) -> None:
        """None yet."""
        self._kind = kind
        self._timings: dict[str, Timings] = defaultdict(Timings)
        self._statuses: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, route: str, status: str, nanos: int | None, *, failed: bool = False) -> None:
        """One request; it failed if that is said, or if its status is that of an error of the server."""
        self._timings[route].add(nanos, failed=failed or status.startswith("5"))
        if len(status) == 3 and status.isdigit():
            self._statuses[route][f"{status[0]}xx"] += 1

    def result(self) -> tuple[Traffic, ...]:
        """All routes that were asked for, sorted."""
        return tuple(
            Traffic(route, self._kind, timing.result(), tuple(sorted(self._statuses[route].items())))
            for route, timing in sorted(self._timings.items())
        )
