"""What is known of a program besides its source: its history, traces of it, its tests, logs of its requests.

All of it is optional. Names are those of the program: symbols, tables, routes as `METHOD pattern`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from analyzers.program import Operation

SourceKind = Literal["git", "trace", "coverage", "access log"]


class EvidenceFiles(Struct, frozen=True):
    """What to read besides the source: the history of its repository, and files by what they hold."""

    git: bool = False
    traces: tuple[Path, ...] = ()
    coverage: tuple[Path, ...] = ()
    access_logs: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return self != EvidenceFiles()


class Skipped(Struct, frozen=True, order=True, gc=False):
    """How much of a source was not used for one reason (a stable phrase), and the first of it.

    `first` is a line of the file, a commit or whatever the source numbers; `detail` shows what stands there.
    """

    reason: str
    number: int
    first: str
    detail: str


class EvidenceSource(Struct, frozen=True, order=True, gc=False):
    """One source: how many things (`noun`: commit, span, line, context) were read, and how many of them were used."""

    kind: SourceKind
    name: str
    noun: str
    read: int
    used: int
    skipped: tuple[Skipped, ...] = ()


class Commit(Struct, frozen=True, gc=False):
    """A commit that changed definitions that are still there."""

    id: str
    author: str
    subject: str


class CoChange(Struct, frozen=True, order=True, gc=False):
    """Two top-level definitions, the smaller name first, that at least two commits changed together; newest first.

    `share` adds up 1 / (n - 1) over the commits, where n is how many definitions a commit changed.
    """

    one: str
    other: str
    commits: tuple[str, ...]
    share: float


class Churn(Struct, frozen=True, order=True, gc=False):
    """How many commits changed a top-level definition, and their authors with how many each, the busiest first."""

    definition: str
    commits: int
    authors: tuple[tuple[str, int], ...]


class Timing(Struct, frozen=True, order=True, gc=False):
    """Calls, how many failed, and how long those took that were timed, in milliseconds; p50 and p95 within 1 %."""

    calls: int
    errors: int = 0
    timed: int = 0
    total_ms: float = 0.0
    p50_ms: float = 0.0
    p95_ms: float = 0.0


class ObservedCall(Struct, frozen=True, order=True, gc=False):
    """Below a span of one symbol, with no other one between, ran a span of another."""

    source: str
    target: str
    timing: Timing


class ObservedAccess(Struct, frozen=True, order=True, gc=False):
    """Below a span of a symbol, with no other one between, a statement used a table."""

    symbol: str
    table: str
    operation: Operation
    timing: Timing


class Traffic(Struct, frozen=True, order=True, gc=False):
    """Requests of one route in one kind of source; `statuses` counts them by class, such as `2xx`."""

    route: str
    kind: SourceKind
    timing: Timing
    statuses: tuple[tuple[str, int], ...]


class TestRun(Struct, frozen=True, order=True, gc=False):
    """A context of coverage, mostly a test, and the definitions of which it ran a line."""

    context: str
    definitions: tuple[str, ...]


class Observations(Struct, frozen=True, gc=False):
    """All evidence besides the source, each list sorted."""

    sources: tuple[EvidenceSource, ...]
    commits: tuple[Commit, ...] = ()
    co_changes: tuple[CoChange, ...] = ()
    churn: tuple[Churn, ...] = ()
    calls: tuple[ObservedCall, ...] = ()
    accesses: tuple[ObservedAccess, ...] = ()
    traffic: tuple[Traffic, ...] = ()
    runs: tuple[TestRun, ...] = ()
