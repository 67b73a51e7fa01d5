"""Records the statements that SQLAlchemy executes for a program; then says its tables.

A tracer of a web framework imports it; see `noting` for what is kept.
"""

from __future__ import annotations

import sys

import noting
from sqlalchemy import event
from sqlalchemy.engine import Engine


def _note_query(_connection: object, _cursor: object, statement: str, *_: object) -> None:
    noting.note_query(statement, sys._getframe(1))


event.listen(Engine, "before_cursor_execute", _note_query)
