"""Paths as far as they are known, and what made the object that a path is of."""

from __future__ import annotations

import re

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Constant,
    Evaluate,
    Expression,
    Name,
    Operation,
    Return,
    Statement,
)
from analyzers.linking.code import Binding, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Values, function_names
from analyzers.linking.walk import dotted, last_word, walk

ANY = "…"
PATHS = ("pathlib.Path", "pathlib.PosixPath", "anyio.Path")
_LONGEST = 160
_TEMPORARY = re.compile(r"(?:te?mp|temporary|scratch)_?(?:dir|folder|file|path)", re.IGNORECASE)
"""Names of what makes a temporary file or folder, such as `TempDir` and `create_tmp_folder`."""
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
    elif isinstance(given, Call) and is_joining(evaluator, given, frame):
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


def is_joining(evaluator: Evaluator, call: Call, frame: Frame) -> bool:
    """Whether a call puts a path together from its arguments."""
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
            values = evaluator.values(function, frame)
            called = frozenset(value.name for value in values) | _made_in(evaluator, values, depth)
            is_part = arguments and not called.isdisjoint({*_JOINING, *PATHS, "<builtin>.str"})
            return called | (made_by(evaluator, arguments[0], frame, depth + 1) if is_part else frozenset())
        case Operation(kind="/", operands=(first, *_)) | Attribute(base=first, name="name"):
            return made_by(evaluator, first, frame, depth + 1)
        case Name(id=name):
            bound = evaluator.code.bindings(frame).get(name, ())
            calls = [(call, one.frame) for one in bound if isinstance(call := _unpacked(one), Call)]
            found = [made_by(evaluator, one, home, depth + 1) for one, home in calls]
            return frozenset().union(*found, _made_behind(evaluator, given, frame, depth))
        case Attribute():
            return _made_behind(evaluator, given, frame, depth)
        case Operation(kind="or" | "if", operands=operands):
            return frozenset().union(*(made_by(evaluator, one, frame, depth + 1) for one in operands))
        case _:
            return frozenset()


def _made_in(evaluator: Evaluator, values: Values, depth: int) -> frozenset[str]:
    """What made the temporary file or folder that functions of the program give, or yield as context managers."""
    found: set[str] = set()
    for name in function_names(values):
        home = evaluator.code.definitions[name]
        for statement in home.scope.statements:
            given = _given_by(statement)
            found |= made_by(evaluator, given, home, depth + 1) if given is not None else frozenset()
    return frozenset(one for one in found if is_temporary(one))


def _given_by(statement: Statement) -> Expression | None:
    """What a statement returns or yields."""
    match statement:
        case Return(value=value):
            return value
        case Evaluate(value=Operation(kind="yield", operands=(value,))):
            return value
        case _:
            return None


def _made_behind(evaluator: Evaluator, given: Name | Attribute, frame: Frame, depth: int) -> frozenset[str]:
    """What made that for which a name stands; a temporary file only where it is one for all who give it."""
    behind = [
        one
        for one in origins(evaluator, given, frame)
        if one.frame.module.role == "code" and one.expression != Constant(None) and not _names(one.expression, given)
    ]
    found = [made_by(evaluator, one.expression, one.frame, depth + 1) for one in behind]
    whole = frozenset[str]().union(*found)
    if all(any(map(is_temporary, one)) for one in found):
        return whole
    return frozenset(one for one in whole if not is_temporary(one))


def _names(expression: Expression, given: Name | Attribute) -> bool:
    """Whether something is made of what has the name already."""
    return any(dotted(part) == dotted(given) for part in walk(expression) if isinstance(part, type(given)))


def is_temporary(maker: str) -> bool:
    """Whether what a call makes is a temporary file or folder, by the library or by its name."""
    return maker.startswith("tempfile.") or bool(_TEMPORARY.search(".".join(maker.split(".")[-2:])))


def _unpacked(binding: Binding) -> object:
    """What is bound; of several values that are written side by side, the one at the place of the name."""
    payload, steps = binding.payload, binding.steps
    if isinstance(payload, Collection) and len(steps) == 1 and isinstance(steps[0], int):
        return payload.items[steps[0]] if steps[0] < len(payload.items) else None
    return payload
