"""Where a name or attribute gets its value: the expressions assigned, passed or iterated to it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Define, Expression, Import, Name, Parameter

from .code import Binding, Frame
from .conditions import returned_values
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
    yield from _held(evaluator, home, name)


def attribute_origins(evaluator: Evaluator, base: Item, name: str) -> Iterator[Item]:
    """The expressions behind an attribute of what an item is, one step back: a module, a class, or its instance."""
    for value in sorted(evaluator.values(base.expression, base.frame), key=repr):
        if value.kind == "module" and value.name in evaluator.code.modules:
            yield from origins(evaluator, Name(name, 0), Frame(evaluator.code.modules[value.name], 0))
        elif value.kind in ("class", "instance"):
            for home in evaluator.code.classes_of_ours(evaluator.mro(value.name)):
                yield from _held(evaluator, home, name)


def _held(evaluator: Evaluator, home: Frame, name: str) -> Iterator[Item]:
    """What a scope binds to a name, and what the methods of a class store under it."""
    for binding in evaluator.code.bindings(home).get(name, ()):
        yield from _bound(evaluator, binding, home)
    for store in evaluator.code.attribute_stores.get(home.symbol, {}).get(name, ()):
        if store.value is not None:
            yield Item(store.value, store.frame)


def _bound(evaluator: Evaluator, binding: Binding, home: Frame) -> Iterator[Item]:
    payload = binding.payload
    if isinstance(payload, Parameter):
        yield from _passed(evaluator, payload, home)
    elif isinstance(payload, Define):
        yield from _computed(evaluator, payload, home)
    elif isinstance(payload, Import):
        return
    elif binding.steps == ("iterate",):
        yield from items_of(evaluator, payload, binding.frame)
    elif not binding.steps:
        yield Item(payload, binding.frame)


def _computed(evaluator: Evaluator, definition: Define, home: Frame) -> Iterator[Item]:
    """What a property gives."""
    symbol = home.module.symbol(definition.scope)
    function = evaluator.code.definitions.get(symbol)
    if function is not None and function.scope.kind == "function" and evaluator.is_property(symbol):
        yield from (Item(value, function) for value in returned_values(evaluator, function, {}))


def _passed(evaluator: Evaluator, parameter: Parameter, home: Frame) -> Iterator[Item]:
    position = home.scope.parameters.index(parameter)
    for caller in evaluator.callers.get(home.symbol, ()):
        given = argument(caller.call, position - caller.shift, parameter.name)
        if given is not None:
            yield Item(given, caller.frame)
