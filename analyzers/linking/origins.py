"""Where a name or attribute gets its value: the expressions assigned, passed or iterated to it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Define, Expression, Import, Name, Parameter

from .code import Binding, Frame
from .evaluate import Evaluator
from .items import Item
from .sequences import items_of
from .walk import argument


def origins(evaluator: Evaluator, expression: Expression, frame: Frame) -> Iterator[Item]:
    """The expressions behind a name or attribute, one step back, through imports; none for other expressions."""
    if not isinstance(expression, Name | Attribute):
        return
    owner, _, name = (evaluator.path_of(expression, frame) or "").rpartition(".")
    is_local = isinstance(expression, Name) and owner == frame.symbol
    home = frame if is_local else evaluator.code.frame(owner)
    if home is None:
        return
    for binding in evaluator.code.bindings(home).get(name, ()):
        yield from _bound(evaluator, binding, home)
    for store in evaluator.code.attribute_stores.get(owner, {}).get(name, ()):
        if store.value is not None:
            yield Item(store.value, store.frame)


def _bound(evaluator: Evaluator, binding: Binding, home: Frame) -> Iterator[Item]:
    payload = binding.payload
    if isinstance(payload, Parameter):
        yield from _passed(evaluator, payload, home)
    elif isinstance(payload, Define | Import):
        return
    elif binding.steps == ("iterate",):
        yield from items_of(evaluator, payload, binding.frame)
    elif not binding.steps:
        yield Item(payload, binding.frame)


def _passed(evaluator: Evaluator, parameter: Parameter, home: Frame) -> Iterator[Item]:
    position = home.scope.parameters.index(parameter)
    for caller in evaluator.callers.get(home.symbol, ()):
        given = argument(caller.call, position - caller.shift, parameter.name)
        if given is not None:
            yield Item(given, caller.frame)
