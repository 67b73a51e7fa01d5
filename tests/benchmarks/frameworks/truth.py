"""What a program did: the calls of `recall`, and what only its framework knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

from tests.benchmarks.recall.names import RunningCode, SourceNames

from .queries import uses

_DATABASE = (
    "django.db.backends.",
    "django.db.models.sql.",
    "sqlalchemy.engine.",
    "sqlalchemy.sql.",
    "sqlalchemy.event.",
)
"""What makes every query is not told."""


class Recorded(TypedDict):
    """The file of the tracer; queries are `[code of the nearest own function, handler, SQL, functions between]`."""

    requests: dict[str, list[str]]
    queries: list[tuple[tuple[str, int, str, list[int]] | None, str, str, str]]
    routes: list[tuple[str, str, str]]
    tables: list[tuple[str, str]]
    foreign_keys: list[tuple[str, str, str, str]]
    shown: NotRequired[dict[str, list[int]]]


@dataclass(frozen=True)
class Access:
    """A table that a statement used: for which function, empty if a test stands nearer, and handler, empty without."""

    function: str
    handler: str
    table: str
    operation: str
    via: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """What the framework said: handlers that answered requests, accesses, and routes, tables with models, relations.

    A route is method, pattern and handler; a relation is table, field, kind and table. `shown` are the lines of
    templates that were rendered, by file.
    """

    handlers: frozenset[str]
    accesses: tuple[Access, ...]
    routes: frozenset[tuple[str, str, str]]
    tables: dict[str, str]
    foreign_keys: frozenset[tuple[str, str, str, str]]
    shown: dict[str, frozenset[int]]


def read_facts(recorded: Path, names: SourceNames) -> Facts:
    """What the tracer wrote, with names."""
    found: Recorded = json.loads(recorded.read_text("utf-8"))
    return Facts(
        frozenset(found["requests"]),
        tuple(_accesses(found, names)),
        frozenset((method, pattern, _without_locals(handler)) for method, pattern, handler in found["routes"]),
        dict(found["tables"]),
        frozenset((table, field, kind, target) for table, field, kind, target in found["foreign_keys"]),
        {path: frozenset(lines) for path, lines in found.get("shown", {}).items()},
    )


def _without_locals(name: str) -> str:
    """The name of a definition in the call graph, from what Python calls it."""
    return name.replace(".<locals>", "")


def _accesses(found: Recorded, names: SourceNames) -> Iterator[Access]:
    for code, handler, sql, via in found["queries"]:
        scope = names.scope(_running(code)) if code else None
        above = tuple(name for name in via.split(" > ") if not name.startswith(_DATABASE))
        for table, operation in sorted(uses(sql)):
            yield Access(scope.name if scope else "", handler, table, operation, above)


def _running(code: tuple[str, int, str, list[int]]) -> RunningCode:
    path, line, name, (first, last, start, end) = code
    return RunningCode(path, line, name, (first, last, start, end))
