"""When tasks run by themselves: beat schedules in settings and code."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Constant,
    Expression,
    Mapping,
    Name,
    Operation,
    Subscript,
)
from analyzers.linking.calls import CallSite
from analyzers.linking.code import CodeIndex, Frame
from analyzers.linking.job_functions import written
from analyzers.linking.walk import last_word

_SETTINGS = frozenset({"CELERY_BEAT_SCHEDULE", "CELERYBEAT_SCHEDULE", "beat_schedule"})


class Entry(NamedTuple):
    """One line of a beat schedule: which task, when, and where it is written."""

    task: Expression
    schedule: Expression
    frame: Frame
    line: int


def scheduled(code: CodeIndex, sites: list[CallSite]) -> Iterator[Entry]:
    """The entries of all schedules: assigned, added under a key, given to `update`, or added by a call."""
    for frame in code.frames():
        for statement in frame.scope.statements:
            if isinstance(statement, Bind) and statement.value is not None:
                yield from _assigned(code, statement.target, statement.value, frame, statement.line)
    for site in sites:
        if site.method == "update":
            yield from _updated(code, site)
        elif site.method == "add_periodic_task" and len(site.call.arguments) > 1:
            yield Entry(site.call.arguments[1], site.call.arguments[0], site.frame, site.call.line)


def _assigned(code: CodeIndex, target: Expression, value: Expression, frame: Frame, line: int) -> Iterator[Entry]:
    if isinstance(target, Subscript):
        if last_word(target.base) in _SETTINGS:
            yield from _entry(code, value, frame, line)
        elif isinstance(target.index, Constant) and target.index.value in _SETTINGS:
            yield from _entries(code, value, frame, line)
    elif last_word(target) in _SETTINGS:
        yield from _entries(code, value, frame, line)


def _updated(code: CodeIndex, site: CallSite) -> Iterator[Entry]:
    """`BEAT.update({...})`, `conf.update(beat_schedule={...})` and `conf.update({"beat_schedule": {...}})`."""
    function, line = site.call.function, site.call.line
    is_schedule = isinstance(function, Attribute) and last_word(function.base) in _SETTINGS
    given = [value for name, value in site.call.keywords if name in _SETTINGS]
    for argument in site.call.arguments:
        if is_schedule:
            given.append(argument)
        elif isinstance(argument, Mapping):
            given.extend(v for k, v in argument.entries if isinstance(k, Constant) and k.value in _SETTINGS)
    for value in given:
        yield from _entries(code, value, site.frame, line)


def _entries(code: CodeIndex, value: Expression, frame: Frame, line: int) -> Iterator[Entry]:
    mapping, home = _mapping(code, value, frame)
    if mapping is None:
        return
    for key, entry in mapping.entries:
        if key is None and entry != value:
            yield from _entries(code, entry, home, line)
        else:
            yield from _entry(code, entry, home, line)


def _entry(code: CodeIndex, value: Expression, frame: Frame, line: int) -> Iterator[Entry]:
    mapping, home = _mapping(code, value, frame)
    parts = {k.value: v for k, v in mapping.entries if isinstance(k, Constant)} if mapping is not None else {}
    if "task" in parts and "schedule" in parts:
        yield Entry(parts["task"], parts["schedule"], home, _line(parts["schedule"], line))


def _mapping(code: CodeIndex, value: Expression, frame: Frame) -> tuple[Mapping | None, Frame]:
    """The dict display that an expression is, or that the name of this file holds."""
    if isinstance(value, Mapping):
        return value, frame
    if not isinstance(value, Name):
        return None, frame
    for home in (frame, Frame(frame.module, 0)):
        for binding in code.bindings(home).get(value.id, ()):
            if isinstance(binding.payload, Mapping):
                return binding.payload, home
    return None, frame


def _line(expression: Expression, line: int) -> int:
    """The line of an entry: only names and calls know theirs."""
    return expression.line if isinstance(expression, Call | Name | Attribute) else line


def schedule_text(expression: Expression) -> str:
    """The schedule for people: `every 30 s`, or the call as it is written in one stable form."""
    seconds = _number(expression)
    return written(expression) if seconds is None else f"every {seconds:g} s"


def _number(expression: Expression) -> float | None:
    """The value of a number, or of a sum or product of numbers."""
    if isinstance(expression, Constant):
        return float(expression.value) if isinstance(expression.value, int | float) else None
    if not isinstance(expression, Operation) or expression.kind not in ("*", "+"):
        return None
    found = [_number(operand) for operand in expression.operands]
    known = [number for number in found if number is not None]
    if len(known) < len(found):
        return None
    return math.prod(known) if expression.kind == "*" else math.fsum(known)
