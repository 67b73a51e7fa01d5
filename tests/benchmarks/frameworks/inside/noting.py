"""What every tracer of a framework keeps beside the calls: requests and queries, and what the framework says of itself.

It stands beside `call_tracer`, in the virtual environment of the project. All goes to a second file, `TRACED_FACTS`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import TypedDict

import call_tracer

OUTPUT = os.environ["TRACED_FACTS"]

_requests: dict[str, set[str]] = {}
_queries: dict[tuple[CodeType | None, str, str], str] = {}
"""Nearest own function, handler and SQL, with the functions of libraries that stood between the first time."""
_shown: set[tuple[str, int]] = set()
"""File and line of what was rendered of templates."""


class Said(TypedDict):
    """What a framework says: method, pattern and handler; table and class; table, column, kind and target."""

    routes: Iterable[tuple[str, str, str]]
    tables: Iterable[tuple[str, str]]
    foreign_keys: Iterable[tuple[str, str, str, str]]


def replace(owner: type, name: str, function: Callable[..., object]) -> None:
    """A method of a library's class is from now on the function."""
    setattr(owner, name, function)


def begin_request(handler: str, method: str) -> None:
    """All that runs from now on does so for the handler."""
    occasion = handler.replace(".<locals>", "")
    call_tracer.occasion.set(occasion)
    _requests.setdefault(occasion, set()).add(method)


@contextmanager
def unchanged_occasion() -> Iterator[None]:
    """When it is over, all runs again for whom it did before."""
    before = call_tracer.occasion.get()
    try:
        yield
    finally:
        call_tracer.occasion.set(before)


def note_query(sql: str, frame: FrameType | None) -> None:
    """A statement that is executed by a frame."""
    caller, between = call_tracer.find_caller(frame)
    key = (caller.f_code if caller else None, call_tracer.occasion.get(), sql)
    if key not in _queries:
        _queries[key] = call_tracer.name_functions(between)


def note_shown(path: str, line: int) -> None:
    """A line of a template that is rendered."""
    _shown.add((path, line))


def write(said: Said) -> None:
    """All that was noted, and what the framework says about itself."""
    found: Mapping[str, object] = {
        "requests": {handler: sorted(methods) for handler, methods in sorted(_requests.items())},
        "queries": [
            [call_tracer.describe(code) if code else None, handler, sql, via]
            for (code, handler, sql), via in _queries.items()
        ],
        "routes": sorted(set(said["routes"])),
        "tables": sorted(said["tables"]),
        "foreign_keys": sorted(said["foreign_keys"]),
        "shown": _shown_lines(Path(call_tracer.SOURCE)),
    }
    Path(OUTPUT).write_text(json.dumps(found), "utf-8")


def _shown_lines(source: Path) -> dict[str, list[int]]:
    """Those of the project, by path."""
    lines: dict[str, list[int]] = {}
    for name, line in sorted(_shown):
        path = Path(os.path.realpath(name))
        if path.is_relative_to(source):
            lines.setdefault(path.relative_to(source).as_posix(), []).append(line)
    return lines
