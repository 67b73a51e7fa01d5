"""What is written out where it is used: lists, dicts, comprehensions, f-strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.facts import Collection, Comprehension, Constant, Expression, Mapping, Starred, Text

from .code import Frame
from .values import NOTHING, Value, Values, bounded, elements, items, one

if TYPE_CHECKING:
    from .evaluate import Evaluator


def display(evaluator: Evaluator, expression: Expression, frame: Frame) -> Values:
    """What literal containers, comprehensions and f-strings are; nothing for other expressions."""
    match expression:
        case Collection(kind=kind, items=found):
            exact = not any(isinstance(item, Starred) for item in found)
            inner = [_spread(evaluator, item, str(i) if exact else "", frame) for i, item in enumerate(found)]
            return bounded(one("external_instance", f"<builtin>.{kind}").union(*inner))
        case Mapping(entries=entries):
            inner = [_entry(evaluator, key, value, frame) for key, value in entries]
            return bounded(one("external_instance", "<builtin>.dict").union(*inner))
        case Comprehension(kind=kind, elements=found):
            return one("external_instance", f"<builtin>.{kind}") | items(evaluator.values(found[-1], frame))
        case Text():
            return one("external_instance", "<builtin>.str")
        case _:
            return NOTHING


def _spread(evaluator: Evaluator, item: Expression, position: str, frame: Frame) -> Values:
    if isinstance(item, Starred):
        return items(elements(evaluator.values(item.value, frame)))
    return items(evaluator.values(item, frame), position)


def _entry(evaluator: Evaluator, key: Expression | None, value: Expression, frame: Frame) -> Values:
    if key is None:
        return frozenset(v for v in evaluator.values(value, frame) if v.kind in ("entry", "item"))
    name = key.value if isinstance(key, Constant) and isinstance(key.value, str) else ""
    return frozenset(Value("entry", name, "", v) for v in evaluator.values(value, frame))
