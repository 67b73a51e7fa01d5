"""Conditions whose outcome is written in the source, such as `action == "list"` where the caller gives the action.

Partial evaluation (N. D. Jones, C. K. Gomard, P. Sestoft, "Partial Evaluation and Automatic Program Generation", 1993)
of the little that decides which of its lists or strings a function returns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from analyzers.facts import Attribute, Collection, Constant, Expression, Operation, Return, Scalar

from .code import Frame, enclosing_regions
from .items import Item

if TYPE_CHECKING:
    from .evaluate import Evaluator

_UNKNOWN = object()
_OPPOSITE = {"!=": "==", "is not": "is", "not in": "in"}


def returned_values(evaluator: Evaluator, home: Frame, known: Mapping[str, Item]) -> Iterator[Expression]:
    """What a function may return when its parameters are known, in source order."""
    regions = home.module.facts.regions
    for statement in home.scope.statements:
        if not isinstance(statement, Return) or statement.value is None:
            continue
        around = [regions[number] for number in enclosing_regions(home, statement.region)]
        tests = [(one.expression, one.kind == "if") for one in around if one.kind in ("if", "else") and one.expression]
        outcomes = [_is(wanted, holds(evaluator, Item(test, home, known))) for test, wanted in tests]
        if False in outcomes:
            continue
        yield statement.value
        if None not in outcomes and len(outcomes) == len(around):
            return


def _is(wanted: bool, found: bool | None) -> bool | None:
    return None if found is None else found is wanted


def holds(evaluator: Evaluator, item: Item) -> bool | None:
    """Whether a condition holds; None when that is not known."""
    match item.expression:
        case Operation(kind="not", operands=(inner,)):
            return _is(False, holds(evaluator, item.with_other(inner)))
        case Operation(kind="and" | "or" as kind, operands=operands):
            outcomes = [holds(evaluator, item.with_other(one)) for one in operands]
            decisive = kind == "or"
            return decisive if decisive in outcomes else None if None in outcomes else not decisive
        case Operation(kind="!=" | "is not" | "not in" as kind, operands=operands):
            opposite = Operation(_OPPOSITE[kind], operands)
            return _is(False, holds(evaluator, item.with_other(opposite)))
        case Operation(kind="==" | "is", operands=(left, right)):
            return _equal(evaluator, item.with_other(left), item.with_other(right))
        case Operation(kind="in", operands=(left, Collection(items=items))):
            outcomes = [_equal(evaluator, item.with_other(left), item.with_other(one)) for one in items]
            return True if True in outcomes else None if None in outcomes else False
        case _:
            found = _constant(evaluator, item)
            return None if found is _UNKNOWN else bool(found)


def _equal(evaluator: Evaluator, left: Item, right: Item) -> bool | None:
    one, other = _constant(evaluator, left), _constant(evaluator, right)
    return None if _UNKNOWN in (one, other) else one == other


def _constant(evaluator: Evaluator, item: Item) -> Scalar | object:
    """The constant that an expression is, also as an attribute of a class."""
    item = item.followed()
    match item.expression:
        case Constant(value=value):
            return value
        case Attribute(base=base, name=name):
            return _attribute(evaluator, item.with_other(base).followed(), name)
    return _UNKNOWN


def _attribute(evaluator: Evaluator, owner: Item, name: str) -> Scalar | object:
    for value in sorted(evaluator.values(owner.expression, owner.frame), key=repr):
        for ancestor in evaluator.mro(value.name) if value.kind in ("class", "instance") else ():
            frame = evaluator.code.definitions.get(ancestor)
            found = evaluator.code.bindings(frame).get(name, ()) if frame is not None else ()
            if found:
                payload = found[-1].payload
                return payload.value if isinstance(payload, Constant) else _UNKNOWN
    return _UNKNOWN
