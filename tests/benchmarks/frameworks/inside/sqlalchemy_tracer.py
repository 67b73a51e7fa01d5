"""Records the statements that SQLAlchemy executes for a program; then says its tables.

A tracer of a web framework imports it; see `noting` for what is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType

import call_tracer
import noting
import sqlalchemy_tables
from sqlalchemy import event
from sqlalchemy.engine import Engine


def write(routes: Iterable[tuple[str, str, str]]) -> None:
    """All that was seen, with the routes of a web framework and the tables of SQLAlchemy."""
    own = Path(call_tracer.SOURCE)
    tables, keys = sqlalchemy_tables.tables(own), sqlalchemy_tables.foreign_keys(own)
    noting.write({"routes": routes, "tables": tables, "foreign_keys": keys})


def _note_query(_connection: object, _cursor: object, statement: str, *_: object) -> None:
    noting.note_query(statement, sys._getframe(1))


def _waiting_greenlets() -> Iterator[FrameType]:
    """Async engines run in a greenlet, whose stack ends before the function that awaits it."""
    one = greenlet.getcurrent().parent
    while one is not None:
        if one.gr_frame is not None:
            yield one.gr_frame
        one = one.parent


try:
    import greenlet  # type: ignore[import-untyped]  # has none
except ImportError:  # without it there are no async engines
    pass
else:
    call_tracer.stacks_below = _waiting_greenlets
event.listen(Engine, "before_cursor_execute", _note_query)
