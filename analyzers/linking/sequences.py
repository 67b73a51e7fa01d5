"""Lists that code builds up piece by piece: the expressions of their items, in source order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Comprehension,
    Evaluate,
    Expression,
    Name,
    Operation,
    Return,
    Starred,
)

from .code import Frame, method_receiver
from .evaluate import Evaluator
from .walk import argument

_DEEPEST = 40
_GROWING = frozenset({"append", "extend", "insert"})


class Item(NamedTuple):
    """An item's expression and the scope that evaluates it."""

    expression: Expression
    frame: Frame


def items_of(evaluator: Evaluator, expression: Expression, frame: Frame, depth: int = 0) -> Iterator[Item]:
    """The items of a list or tuple, through displays, `+`, `append`, `extend`, unpacking, names and returned lists.

    An item of unknown form is given as it is written; a list that is not found gives nothing.
    """
    if depth > _DEEPEST:
        return
    match expression:
        case Collection(items=found):
            for item in found:
                yield from _spread(evaluator, item, frame, depth)
        case Operation(kind="+" | "or" | "and" | "if", operands=operands):
            for operand in operands:
                yield from items_of(evaluator, operand, frame, depth + 1)
        case Comprehension(elements=elements):
            yield Item(elements[-1], frame)
        case Name() | Attribute():
            yield from _named(evaluator, expression, frame, depth)
        case Call():
            yield from _returned(evaluator, expression, frame, depth)


def _spread(evaluator: Evaluator, item: Expression, frame: Frame, depth: int) -> Iterator[Item]:
    if isinstance(item, Starred):
        yield from items_of(evaluator, item.value, frame, depth + 1)
    else:
        yield Item(item, frame)


def _named(evaluator: Evaluator, expression: Name | Attribute, frame: Frame, depth: int) -> Iterator[Item]:
    place = evaluator.path_of(expression, frame)
    if place is None:
        return
    owner, _, name = place.rpartition(".")
    home = evaluator.code.frame(owner)
    if home is None:
        return
    yield from _built_in(evaluator, name, home, depth)


def _built_in(evaluator: Evaluator, name: str, home: Frame, depth: int) -> Iterator[Item]:
    """All that one scope puts into the list of that name, in source order."""
    for statement in home.scope.statements:
        if isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.target.id == name:
            value = statement.value
            if statement.how == "augment" and isinstance(value, Operation):
                value = value.operands[-1]
            if value is not None and value != statement.target:
                yield from items_of(evaluator, value, home, depth + 1)
        elif isinstance(statement, Evaluate) and isinstance(statement.value, Call):
            yield from _grown(evaluator, statement.value, name, home, depth)


def _grown(evaluator: Evaluator, call: Call, name: str, home: Frame, depth: int) -> Iterator[Item]:
    function = call.function
    if not (isinstance(function, Attribute) and function.name in _GROWING and call.arguments):
        return
    if isinstance(function.base, Name) and function.base.id == name:
        added = call.arguments[-1]
        if function.name == "extend":
            yield from items_of(evaluator, added, home, depth + 1)
        else:
            yield Item(added, home)


def _passed_through(evaluator: Evaluator, value: Expression, home: Frame, call: Item, depth: int) -> Iterator[Item]:
    """A function that returns its own parameter gives back what the caller put in."""
    names = [parameter.name for parameter in home.scope.parameters]
    if isinstance(value, Name) and value.id in names and isinstance(call.expression, Call):
        bound = method_receiver(home) is not None
        given = argument(call.expression, names.index(value.id) - bound, value.id)
        if given is not None:
            yield from items_of(evaluator, given, call.frame, depth + 1)


def _returned(evaluator: Evaluator, call: Call, frame: Frame, depth: int) -> Iterator[Item]:
    """The list a function of ours returns; one from outside is taken to pass its arguments on."""
    callees = evaluator.values(call.function, frame)
    inner = [evaluator.code.definitions[v.name] for v in sorted(callees) if v.kind == "function"]
    for home in inner:
        for statement in home.scope.statements:
            if isinstance(statement, Return) and statement.value is not None:
                yield from items_of(evaluator, statement.value, home, depth + 1)
                yield from _passed_through(evaluator, statement.value, home, Item(call, frame), depth)
    if not inner:
        for argument in call.arguments:
            value = argument.value if isinstance(argument, Starred) else argument
            yield from items_of(evaluator, value, frame, depth + 1)
