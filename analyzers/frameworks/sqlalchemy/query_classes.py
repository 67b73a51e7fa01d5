"""Classes of the program that queries are instances of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import Call, Expression
from analyzers.linking.code import Frame, parts_of
from analyzers.linking.evaluate import Evaluator

from .registry import Registry

_GIVEN = frozenset({"query_class", "query_cls"})


def query_classes(evaluator: Evaluator, registry: Registry) -> Mapping[str, str]:
    """Per mapped class the class of its queries: its own `query_class`, or the one that is given to the session."""
    general = next(_given(evaluator), "") if registry.models else ""
    found = {cls: _own(evaluator, cls) or general for cls in registry.models}
    return {cls: name for cls, name in found.items() if name}


def _own(evaluator: Evaluator, cls: str) -> str:
    for frame in evaluator.code.classes_of_ours(evaluator.mro(cls)):
        for binding in evaluator.code.bindings(frame).get("query_class", ()):
            if isinstance(binding.payload, Expression):
                return next(_classes(evaluator, binding.payload, binding.frame), "")
    return ""


def _given(evaluator: Evaluator) -> Iterator[str]:
    for frame in evaluator.code.frames():
        calls = (part for part in parts_of(frame) if isinstance(part, Call))
        given = (value for call in calls for name, value in call.keywords if name in _GIVEN)
        yield from (cls for value in given for cls in _classes(evaluator, value, frame))


def _classes(evaluator: Evaluator, expression: Expression, frame: Frame) -> Iterator[str]:
    yield from sorted(v.name for v in evaluator.values(expression, frame) if v.kind == "class")
