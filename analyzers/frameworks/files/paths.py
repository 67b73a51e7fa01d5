"""Paths as far as they are known, and what made the object that a path is of."""

from __future__ import annotations

import re

from analyzers.facts import Attribute, Call, Expression, Name, Operation
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import last_word

ANY = "…"
PATHS = ("pathlib.Path", "pathlib.PosixPath", "anyio.Path")
_LONGEST = 160
_DOTS = re.compile(rf"{ANY}(?:[/.]?{ANY})+")
_DEEPEST = 6
_MAKING_TEXTS = frozenset({"format", "join", "str", "replace", "strip"})
_JOINING = frozenset({"os.path.join", "posixpath.join"})


def paths_of(evaluator: Evaluator, given: Expression, frame: Frame, depth: int = 0) -> list[str]:
    """The paths that an expression may be: texts, `Path(...)`, `a / b`, `os.path.join(a, b)`."""
    if depth > _DEEPEST:
        return [ANY]
    parts: tuple[Expression, ...] = ()
    if isinstance(given, Operation) and given.kind == "/":
        parts = given.operands
    elif isinstance(given, Call) and _is_joining(evaluator, given, frame):
        parts = given.arguments
    if parts:
        found = [paths_of(evaluator, part, frame, depth + 1) for part in parts]
        words = (one[0].rstrip("/") if len(one) == 1 else ANY for one in found)
        return [_cleaned("/".join(words))]
    behind = [one for one in origins(evaluator, given, frame) if one.expression != given]
    if any(isinstance(one.expression, Call | Operation) for one in behind):
        several = {path for one in behind for path in paths_of(evaluator, one.expression, one.frame, depth + 1)}
        return sorted(several) or [ANY]
    if isinstance(given, Call) and last_word(given.function) not in _MAKING_TEXTS:
        return [ANY]
    return [_cleaned(one) for one in strings(evaluator, given, frame)] or [ANY]


def _is_joining(evaluator: Evaluator, call: Call, frame: Frame) -> bool:
    values = evaluator.values(call.function, frame)
    joining = (value.name for value in values if value.kind == "external")
    return bool(call.arguments) and any(name in _JOINING or name in PATHS for name in joining)


def _cleaned(text: str) -> str:
    shown = " ".join(text.replace(HOLE, ANY).split())
    return _DOTS.sub(ANY, shown)[:_LONGEST] or ANY


def made_by(evaluator: Evaluator, given: Expression, frame: Frame, depth: int = 0) -> frozenset[str]:
    """The import paths of what was called for an object, a part of it, or the folder that a path begins with."""
    if depth > _DEEPEST:
        return frozenset()
    match given:
        case Call(function=function, arguments=arguments):
            called = frozenset(value.name for value in evaluator.values(function, frame))
            is_part = arguments and not called.isdisjoint({*_JOINING, *PATHS, "<builtin>.str"})
            return called | (made_by(evaluator, arguments[0], frame, depth + 1) if is_part else frozenset())
        case Operation(kind="/", operands=(first, *_)) | Attribute(base=first, name="name"):
            return made_by(evaluator, first, frame, depth + 1)
        case Name(id=name):
            behind = [(one.payload, one.frame) for one in evaluator.code.bindings(frame).get(name, ())]
            calls = [(one, home) for one, home in behind if isinstance(one, Call)]
            found = [made_by(evaluator, one, home, depth + 1) for one, home in calls]
            found += [made_by(evaluator, i.expression, i.frame, depth + 1) for i in origins(evaluator, given, frame)]
            return frozenset().union(*found)
        case Operation(kind="or" | "if", operands=operands):
            return frozenset().union(*(made_by(evaluator, one, frame, depth + 1) for one in operands))
        case _:
            return frozenset()
