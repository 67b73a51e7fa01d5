"""Where files are kept, by the names that the program has for it, so that who writes one is found by who reads it."""

from __future__ import annotations

import re
from itertools import islice, product

from analyzers.facts import Attribute, Call, Constant, Expression, Name, Operation, Parameter, Subscript, Text
from analyzers.linking.code import Frame
from analyzers.linking.conditions import returned_values
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.values import function_names

from .paths import ANY, is_joining

_SAME = frozenset({"resolve", "absolute", "expanduser", "as_posix", "strip"})
"""Methods of paths and texts that stay at the same place."""
_SAME_FUNCTIONS = frozenset(
    "<builtin>.str os.fspath os.path.abspath os.path.realpath os.path.normpath os.path.expanduser".split()
)
_SETTINGS = frozenset({"settings", "config", "conf", "environ"})
"""What libraries call what a process is configured with; their other objects belong to one request."""
_DEEPEST = 4
_MOST = 3
_PASSING = re.compile(
    r"te?mp|scratch|cache|stag(?:ed|ing)|work_?dir|probe|partial|\.(?:part|lock|pid|bak)$", re.IGNORECASE
)
"""Words of places at which nothing is meant to stay."""


def places_of(evaluator: Evaluator, given: Expression, frame: Frame) -> frozenset[str]:
    """The places at which a path may be that others find again: written out, or below what the program holds."""
    found = _texts(evaluator, given, frame, 0)
    return frozenset(one for one in found if _is_found_again(evaluator, one) and not _PASSING.search(one))


def is_fixed(evaluator: Evaluator, place: str) -> bool:
    """Whether a place is one for all: not below what each object of a class has for itself."""
    return _owner(place) not in evaluator.code.definitions


def _is_found_again(evaluator: Evaluator, place: str) -> bool:
    if not place.startswith("<"):
        return _is_whole(place)
    owner = _owner(place)
    is_ours = owner in evaluator.code.modules or owner in evaluator.code.definitions
    return is_ours or not _SETTINGS.isdisjoint(owner.lower().split("."))


def _owner(place: str) -> str:
    return place.removeprefix("<").partition(">")[0].rpartition(".")[0]


def _is_whole(place: str) -> bool:
    return ANY not in place and "/" in place


def _texts(evaluator: Evaluator, given: Expression, frame: Frame, depth: int) -> frozenset[str]:
    if depth > _DEEPEST:
        return frozenset({ANY})
    match given:
        case Constant(value=str() as text):
            return frozenset({text})
        case Text(parts=parts):
            return _joined(evaluator, parts, frame, depth, "")
        case Operation(kind="+", operands=parts):
            return _joined(evaluator, parts, frame, depth, "")
        case Operation(kind="/", operands=parts):
            return _joined(evaluator, parts, frame, depth, "/")
        case Operation(kind="or" | "if", operands=parts):
            return frozenset().union(*(_texts(evaluator, one, frame, depth + 1) for one in parts[-2:]))
        case Call():
            return _of_call(evaluator, given, frame, depth)
        case Name() | Attribute():
            return _of_name(evaluator, given, frame, depth)
        case Subscript(base=Name() | Attribute() as base, index=Constant(value=str() as key)):
            owner = evaluator.path_of(base, frame)
            return frozenset({f"<{owner}.{key}>" if owner and not _is_local(owner, frame) else ANY})
        case _:
            return frozenset({ANY})


def _joined(
    evaluator: Evaluator, parts: tuple[Expression, ...], frame: Frame, depth: int, between: str
) -> frozenset[str]:
    found = [sorted(_texts(evaluator, one, frame, depth + 1)) for one in parts]
    return frozenset(
        islice((between.join(_ended(one, between) for one in chosen) for chosen in product(*found)), _MOST)
    )


def _ended(part: str, between: str) -> str:
    return part.strip("/") if between and not part.startswith("/") else part.removesuffix(between or "\0")


def _is_local(path: str, frame: Frame) -> bool:
    """Whether a path is that of a variable of the function itself."""
    return frame.scope.kind in ("function", "lambda") and path.startswith(f"{frame.symbol}.")


def _of_call(evaluator: Evaluator, call: Call, frame: Frame, depth: int) -> frozenset[str]:
    if is_joining(evaluator, call, frame):
        return _joined(evaluator, call.arguments, frame, depth, "/")
    values = evaluator.values(call.function, frame)
    if call.arguments and any(value.name in _SAME_FUNCTIONS for value in values):
        return _texts(evaluator, call.arguments[0], frame, depth + 1)
    if isinstance(call.function, Attribute) and call.function.name in _SAME:
        return _texts(evaluator, call.function.base, frame, depth + 1)
    if isinstance(call.function, Attribute) and call.function.name == "joinpath":
        return _joined(evaluator, (call.function.base, *call.arguments), frame, depth, "/")
    given = (
        (value, home)
        for home in (evaluator.code.definitions[name] for name in sorted(function_names(values)))
        for value in returned_values(evaluator, home, {})
    )
    found = [_texts(evaluator, value, home, depth + 1) for value, home in islice(given, _MOST)]
    return frozenset[str]().union(*found) or frozenset({ANY})


def _of_name(evaluator: Evaluator, given: Name | Attribute, frame: Frame, depth: int) -> frozenset[str]:
    path = evaluator.path_of(given, frame)
    if path is None:
        return frozenset({ANY})
    if not isinstance(given, Name) or not _is_local(path, frame):
        return frozenset({f"<{path}>"})
    behind = [one for one in islice(origins(evaluator, given, frame), _MOST + 1) if one.frame.module.role == "code"]
    is_given = any(isinstance(one.payload, Parameter) for one in evaluator.code.bindings(frame).get(given.id, ()))
    if not behind or (len(behind) > _MOST and not is_given):
        return frozenset({ANY})
    return frozenset().union(*(_texts(evaluator, one.expression, one.frame, depth + 1) for one in behind))
