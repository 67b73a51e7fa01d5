"""Records which lines of Jinja templates are rendered; a tracer of a web framework imports it."""

from __future__ import annotations

from functools import cache
from types import FrameType
from typing import TYPE_CHECKING

import call_tracer
import noting

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def _trace(frame: FrameType) -> TraceFunction | None:
    """The code that Jinja makes of a template has the template's path, and knows which of its lines are whose."""
    return _note_line if "debug_info" in frame.f_globals and "blocks" in frame.f_globals else None


def _note_line(frame: FrameType, event: str, _argument: object) -> TraceFunction:
    if event == "line":
        lines = _lines(frame.f_globals["debug_info"])
        noting.note_shown(frame.f_code.co_filename, next((own for own, made in lines if made <= frame.f_lineno), 1))
    return _note_line


@cache
def _lines(debug_info: str) -> list[tuple[int, int]]:
    """Lines of a template with those of the code that is made of it, the last ones first."""
    pairs = (pair.split("=") for pair in debug_info.split("&") if pair)
    return sorted(((int(own), int(made)) for own, made in pairs), key=lambda pair: -pair[1])


call_tracer.trace_other = _trace
