"""Mappings that outlive functions, such as sessions and `os.environ`: which keys of them are read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Constant,
    Evaluate,
    Expression,
    Mapping,
    Operation,
    Return,
    Statement,
    Subscript,
)

from .code import Frame, header_expressions
from .evaluate import Evaluator
from .sequences import items_of
from .strings import HOLE, strings
from .walk import argument, walk

Way = Literal["read", "write"]
IsMapping = Callable[[Expression], bool]
ANY = "…"
"""A part of a key that is not known."""
READ: tuple[Way, ...] = ("read",)
WRITE: tuple[Way, ...] = ("write",)
BOTH: tuple[Way, ...] = ("read", "write")
_METHODS: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(("get", "has_key", "getlist"), READ),
    **dict.fromkeys(("update", "clear", "flush"), WRITE),
    **dict.fromkeys(("pop", "setdefault"), BOTH),
}


class KeyUse(NamedTuple):
    """A key as it is written, None for all of them; `value` is a default, or what is stored."""

    key: Expression | None
    ways: tuple[Way, ...]
    line: int
    value: Expression | None = None


def key_uses(frame: Frame, is_mapping: IsMapping) -> Iterator[KeyUse]:
    """What the statements of a scope do with the keys of a mapping."""
    for statement in frame.scope.statements:
        for value in _evaluated(frame, statement):
            yield from _asked(value, is_mapping, statement.line)
        if isinstance(statement, Bind) and (item := _item(statement.target, is_mapping)) is not None:
            stored = statement.value if statement.how == "assign" else None
            yield KeyUse(item.index, WRITE, statement.line, stored)


def keys_of(evaluator: Evaluator, given: Expression | None, frame: Frame) -> list[str]:
    """The texts that a key, or a list of keys, may be; unknown parts are dots."""
    if given is None:
        return [ANY]
    parts = [item.expression for item in items_of(evaluator, given, frame)] or [given]
    found = {key.replace(HOLE, ANY) for part in parts for key in strings(evaluator, part, frame)}
    return sorted(found) or [ANY]


def _evaluated(frame: Frame, statement: Statement) -> Iterable[Expression]:
    if isinstance(statement, Bind | Evaluate | Return):
        return () if statement.value is None else (statement.value,)
    scope = getattr(statement, "scope", None)
    return () if scope is None else header_expressions(frame.module.facts.scopes[scope])


def _asked(value: Expression, is_mapping: IsMapping, line: int) -> Iterator[KeyUse]:
    if isinstance(value, Operation) and value.kind == "delete":
        found = (_item(one, is_mapping) for one in value.operands)
        yield from (KeyUse(one.index, WRITE, line) for one in found if one is not None)
        return
    for part in walk(value):
        if isinstance(part, Subscript):
            if is_mapping(part.base):
                yield KeyUse(part.index, READ, line)
        elif isinstance(part, Operation):
            if part.kind in ("in", "not in") and is_mapping(part.operands[-1]):
                yield KeyUse(part.operands[0], READ, line)
        elif isinstance(part, Call):
            yield from _called(part, is_mapping)


def _called(call: Call, is_mapping: IsMapping) -> Iterator[KeyUse]:
    function = call.function
    if not isinstance(function, Attribute) or function.name not in _METHODS or not is_mapping(function.base):
        return
    if function.name == "update":
        yield from _updated(call)
        return
    key = argument(call, 0)
    yield KeyUse(key, _METHODS[function.name], call.line, argument(call, 1, "default"))


def _updated(call: Call) -> Iterator[KeyUse]:
    """`mapping.update(a=1)` and `mapping.update({"a": 1})`; of any other argument nobody knows the keys."""
    given = argument(call, 0)
    if isinstance(given, Mapping):
        yield from (KeyUse(key, WRITE, call.line, value) for key, value in given.entries)
    elif given is not None or not call.keywords:
        yield KeyUse(None, WRITE, call.line)
    yield from (
        KeyUse(None if name == "**" else Constant(name), WRITE, call.line, value) for name, value in call.keywords
    )


def _item(expression: Expression, is_mapping: IsMapping) -> Subscript | None:
    return expression if isinstance(expression, Subscript) and is_mapping(expression.base) else None
