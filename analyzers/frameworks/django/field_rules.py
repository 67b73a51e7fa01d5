"""Rules that fields of a model stand under: which values must be unique, which fields no form sets."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import items_of, texts_of
from analyzers.linking.values import texts
from analyzers.linking.walk import argument, is_literal

from .model_records import Model

_IS_UNIQUE = ("unique", "primary_key")
_TOGETHER = "unique_together"
_CONSTRAINTS = "constraints"
GROUPS = (_TOGETHER, _CONSTRAINTS)
"""Options of a model that name fields whose values must be unique together."""


def note_rules(model: Model, name: str, call: Call) -> None:
    """What the keywords of a field say."""
    if any(is_literal(argument(call, -1, keyword), True) for keyword in _IS_UNIQUE):
        model.unique.append((name,))
    if is_literal(argument(call, -1, "editable"), False):
        model.fixed.add(name)


def unique_groups(evaluator: Evaluator, option: str, given: Expression, frame: Frame) -> Iterator[tuple[str, ...]]:
    """The fields that one of `GROUPS` names: `[("row", "number")]`, `("row", "number")`, `[UniqueConstraint(...)]`."""
    alone: list[str] = []
    for item in items_of(evaluator, given, frame):
        inner = item.expression
        if option == _CONSTRAINTS:
            named = argument(inner, -1, "fields") if isinstance(inner, Call) else None
            fields = tuple(texts_of(evaluator, named, item.frame)) if named is not None else ()
        else:
            alone.extend(texts(evaluator.values(inner, item.frame)))
            fields = tuple(texts_of(evaluator, inner, item.frame))
        yield from (fields,) if fields else ()
    if alone:
        yield tuple(alone)
