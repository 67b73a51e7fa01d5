"""What answers a rule: functions, view classes and their methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression, Starred
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.origins import origins
from analyzers.linking.values import Value, elements, function_names, texts
from analyzers.linking.walk import walk
from analyzers.program import Confidence

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_DEEPEST = 5
_METHOD_VIEWS = (".MethodView", ".Resource")


class Answer(NamedTuple):
    """One HTTP method (`*`: any) and the symbol that answers it."""

    method: str
    handler: str
    confidence: Confidence = "certain"


def answers(evaluator: Evaluator, view: Expression, frame: Frame, methods: Expression | None) -> list[Answer]:
    """What the view expression of a rule answers; `methods` is the rule's own list, if it has one."""
    wanted = methods_of(evaluator, methods, frame)
    found: dict[Answer, None] = {}
    for value, is_direct in _views(evaluator, view, frame):
        of_class = _class_answers(evaluator, value.name, wanted) if value.kind == "class" else None
        for answer in of_class or _plain(value.name, wanted):
            found[answer if is_direct else answer._replace(confidence="likely")] = None
    return list(found)


def plain_answers(evaluator: Evaluator, function: str, frame: Frame, methods: Expression | None) -> list[Answer]:
    """What a decorated function answers: GET unless the rule says more."""
    return _plain(function, methods_of(evaluator, methods, frame))


def decorated_answers(evaluator: Evaluator, symbol: str, frame: Frame, methods: Expression | None) -> list[Answer]:
    """The same of a decorated function, or class whose methods answer."""
    wanted = methods_of(evaluator, methods, frame)
    frame_of = evaluator.code.definitions[symbol]
    of_class = _class_answers(evaluator, symbol, wanted) if frame_of.scope.kind == "class" else None
    return of_class or _plain(symbol, wanted)


def class_view(evaluator: Evaluator, view: Item, depth: int = 0) -> tuple[Call, Frame] | None:
    """The call of `as_view` that makes a view, whatever is around it or holds its result; None for other views."""
    for part in walk(view.expression):
        if isinstance(part, Call) and isinstance(part.function, Attribute) and part.function.name == "as_view":
            return part, view.frame
    held = origins(evaluator, view.expression, view.frame) if depth < _DEEPEST else ()
    return next(filter(None, (class_view(evaluator, one, depth + 1) for one in held)), None)


def classes_of(evaluator: Evaluator, view: Item) -> set[str]:
    """The classes that an expression may be, through the variables and parameters that hold them."""
    return {value.name for value, _ in _views(evaluator, view.expression, view.frame) if value.kind == "class"}


def resource_answers(evaluator: Evaluator, cls: str) -> list[Answer]:
    """The methods of a class that was added to an API."""
    return _class_answers(evaluator, cls, None, is_resource=True) or []


def methods_of(evaluator: Evaluator, methods: Expression | None, frame: Frame) -> list[str] | None:
    """The methods of a list, in capitals; None without a list, `*` for one that is not known."""
    if methods is None:
        return None
    values = evaluator.values(methods, frame)
    return sorted({text.upper() for text in texts(elements(values) | values)}) or ["*"]


def _plain(handler: str, wanted: list[str] | None) -> list[Answer]:
    methods = wanted or ["GET"]
    return [Answer(method, handler, "likely" if method == "*" else "certain") for method in methods]


def _views(evaluator: Evaluator, view: Expression, frame: Frame, depth: int = 0) -> Iterator[tuple[Value, bool]]:
    """Functions and classes that the expression gives or wraps, and whether it gives them as they are."""
    if isinstance(view, Call) and isinstance(view.function, Attribute) and view.function.name == "as_view":
        classes = evaluator.values(view.function.base, frame)
        yield from ((value, True) for value in sorted(classes) if value.kind == "class")
        return
    ours = [v for v in sorted(evaluator.values(view, frame)) if v.kind in ("function", "class")]
    # A decorator's inner function hides what it wraps; the arguments say which view is meant.
    wrapped = _wrapped(evaluator, view, frame, depth) if isinstance(view, Call) and depth < _DEEPEST else []
    yield from ((value, False) for value, _ in wrapped)
    if not wrapped:
        yield from ((value, value.kind == "function") for value in ours)
    if not wrapped and not ours and depth < _DEEPEST:
        for source, home, _ in origins(evaluator, view, frame):
            yield from _views(evaluator, source, home, depth + 1)


def _wrapped(evaluator: Evaluator, call: Call, frame: Frame, depth: int) -> list[tuple[Value, bool]]:
    given = [a for a in call.arguments if not isinstance(a, Starred)]
    return [found for argument in given for found in _views(evaluator, argument, frame, depth + 1)]


def _class_answers(
    evaluator: Evaluator, cls: str, wanted: list[str] | None, *, is_resource: bool = False
) -> list[Answer] | None:
    """The methods of a view class; None for a class of another kind, which is called as it is."""
    order = evaluator.mro(cls)
    if is_resource or any(ancestor.endswith(_METHOD_VIEWS) for ancestor in evaluator.code.classes_from_outside(order)):
        found = [Answer(m, handler) for m in METHODS for handler in _own_method(evaluator, cls, m.lower())]
        return [answer for answer in found if wanted is None or answer.method in wanted]
    if not any(ancestor.endswith(".View") for ancestor in order):
        return None
    declared = texts(elements(evaluator.attribute(Value("class", cls), "methods")))
    methods = wanted or sorted(text.upper() for text in declared) or None
    return [a for handler in _own_method(evaluator, cls, "dispatch_request") for a in _plain(handler, methods)]


def _own_method(evaluator: Evaluator, cls: str, name: str) -> list[str]:
    """The method as a class of the program has it; a library's own is nothing to move."""
    return function_names(evaluator.attribute(Value("class", cls), name))
