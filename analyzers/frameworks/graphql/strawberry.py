"""Fields of types of Strawberry: methods with a decorator, and annotated attributes.

Source: `strawberry.types.type_resolver` of version 0.3 and `strawberry_django.fields` of version 0.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Define, Expression
from analyzers.linking.annotations import annotated
from analyzers.linking.code import Binding, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import elements
from analyzers.linking.walk import argument

from .names import Field, functions, given_name

_PACKAGE = "strawberry"


def fields(evaluator: Evaluator, cls: str) -> Iterator[Field]:
    """All fields of a type, those of its bases first."""
    for ancestor in reversed(evaluator.mro(cls)):
        frame = evaluator.code.definitions.get(ancestor)
        for name, bindings in evaluator.code.bindings(frame).items() if frame is not None else ():
            field = _field(evaluator, ancestor, name, bindings[-1])
            if field is not None:
                yield field


def _field(evaluator: Evaluator, cls: str, name: str, binding: Binding) -> Field | None:
    payload, frame = binding.payload, binding.frame
    if isinstance(payload, Define):
        return _decorated(evaluator, f"{cls}.{name}", name)
    if isinstance(payload, Call) and _is_of_strawberry(evaluator, payload.function, frame):
        written = functions(evaluator, argument(payload, -1, "resolver"), frame)
        handler = written[0] if written else _answered_by(evaluator, binding) or cls
        return Field(name, handler, frame.module.location(payload.line), given_name(evaluator, payload, frame))
    if binding.annotation is not None and not name.startswith("_"):
        return Field(name, _answered_by(evaluator, binding) or cls, frame.module.location(frame.scope.line))
    return None


def _decorated(evaluator: Evaluator, symbol: str, name: str) -> Field | None:
    """A method below `@strawberry.field` or the like."""
    method = evaluator.code.definitions.get(symbol)
    for decorator in method.scope.decorators if method is not None else ():
        function = decorator.function if isinstance(decorator, Call) else decorator
        if method is not None and _is_of_strawberry(evaluator, function, method.parent):
            given = given_name(evaluator, decorator, method.parent) if isinstance(decorator, Call) else ""
            return Field(name, symbol, method.module.location(method.scope.line), given)
    return None


def _is_of_strawberry(evaluator: Evaluator, function: Expression, frame: Frame) -> bool:
    return any(value.name.startswith(_PACKAGE) for value in evaluator.values(function, frame))


def _answered_by(evaluator: Evaluator, binding: Binding) -> str:
    """The class of ours in the annotation of a field."""
    found = annotated(evaluator, binding.annotation, binding.frame) if binding.annotation is not None else frozenset()
    classes = sorted(value.name for value in found | elements(found) if value.kind == "instance")
    return classes[0] if classes else ""
