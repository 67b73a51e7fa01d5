"""What answers a route: functions, methods, classes with a method per HTTP method, and applications of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Name, Starred
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.values import Value, function_names
from analyzers.program import Confidence

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_PER_METHOD = "starlette.endpoints.HTTPEndpoint"
_DEEPEST = 5


class Answer(NamedTuple):
    """What answers, and the HTTP methods for which it alone does; no methods for whatever its route says.

    `name` is that of a route that is given none.
    """

    handler: str
    name: str
    methods: tuple[str, ...] = ()
    confidence: Confidence = "certain"


def answers(evaluator: Evaluator, endpoint: Item, depth: int = 0) -> list[Answer]:
    """What the endpoint of a route is; nothing if that is not known."""
    found = [one for value in _values(evaluator, endpoint) for one in answers_of(evaluator, value)]
    expression = endpoint.expression
    if found or not isinstance(expression, Call) or depth == _DEEPEST:
        return found
    # What is made of a view, such as a partial call, answers as that; if nothing is known, the call itself says what.
    inner = [item.value if isinstance(item, Starred) else item for item in expression.arguments]
    wrapped = [one for item in inner for one in answers(evaluator, endpoint.with_other(item).followed(), depth + 1)]
    ours = [one for one in wrapped if one.handler in evaluator.code.definitions]
    if ours:
        return [one._replace(confidence="likely") for one in ours]
    made = [value.name for value in _values(evaluator, endpoint) if value.kind in ("external_instance", "result")]
    return [Answer(name, name.rpartition(".")[2]) for name in made[:1]]


def answers_of(evaluator: Evaluator, value: Value) -> list[Answer]:
    """What a function, a class or an instance answers as an endpoint."""
    match value.kind:
        case "function":
            return [Answer(value.name, value.name.rpartition(".")[2])]
        case "class":
            return list(_of_class(evaluator, value))
        case "instance":
            called = function_names(evaluator.attribute(value, "__call__"))
            is_library = bool(evaluator.code.classes_from_outside(evaluator.mro(value.name)))
            named = called or ([value.name] if is_library else [])
            return [Answer(name, value.name.rpartition(".")[2], ("*",)) for name in named]
        case _:
            return []


def _values(evaluator: Evaluator, endpoint: Item) -> list[Value]:
    expression = endpoint.expression
    if isinstance(expression, Attribute) and isinstance(expression.base, Name):
        owner = endpoint.with_other(expression.base).followed()
        if owner.expression is not expression.base:
            found = evaluator.each(
                evaluator.values(owner.expression, owner.frame),
                lambda value: evaluator.attribute(value, expression.name),
            )
            return sorted(found, key=repr)
    return sorted(evaluator.values(expression, endpoint.frame), key=repr)


def _of_class(evaluator: Evaluator, cls: Value) -> Iterator[Answer]:
    name = cls.name.rpartition(".")[2]
    if _PER_METHOD not in evaluator.code.classes_from_outside(evaluator.mro(cls.name)):
        yield Answer(cls.name, name, ("*",))
        return
    for method in _METHODS:
        found = function_names(evaluator.attribute(cls, method.lower()))
        yield from (Answer(symbol, name, (method,)) for symbol in found)
