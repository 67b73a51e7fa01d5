"""Tells library models that do nothing but ask their arguments for special methods: `len`, `str`, `"".format`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.flow.records import CONSTANT_SEEDS, FlowScope

from .constraints import reachable, runs
from .layout import Function

_WITH_EFFECTS = ("stores", "writes", "spreads", "unpacks", "reads", "enters", "narrowings", "catches", "raises")


class Inert(NamedTuple):
    """What a call gives that gets nothing but strings, numbers and values from outside."""

    constants: tuple[tuple[int, int], ...]
    """The seeds (kind, payload) of the result."""
    asks_receiver: bool
    """Whether it makes a difference what the first parameter holds."""
    asks_others: bool
    """Whether it makes a difference what the other parameters hold."""


def inert(function: Function) -> Inert | None:
    """What is known of a call with plain values; None when it may do more than ask them for attributes."""
    scope = function.scope
    if scope.methods or scope.imports or scope.yielded or any(getattr(scope, name) for name in _WITH_EFFECTS):
        return None
    derived = _derived(scope)
    asked = [base for base, *_ in runs(scope.loads, 4)] + [call.function for call in scope.calls]
    if not derived.issuperset(asked):
        return None
    sources = {source for source, target in runs(scope.copies, 2) if target == scope.returned}
    constants = _constants(scope) | _constants(function.module.flow.scopes[0])
    if not sources <= {variable for variable, _, _ in constants}:
        return None
    known = sorted({(kind, payload) for variable, kind, payload in constants if variable in sources})
    used = [parameter.variable in _used(scope) for parameter in scope.parameters]
    return Inert(tuple(known), any(used[:1]), any(used[1:]))


def _derived(scope: FlowScope) -> set[int]:
    """The parameters, and all that is read from them."""
    return reachable((parameter.variable for parameter in scope.parameters), _steps(scope))


def _steps(scope: FlowScope) -> Iterator[tuple[int, ...]]:
    yield from ((base, target) for base, _, target, _ in runs(scope.loads, 4))
    yield from ((source, target) for source, target, _ in runs(scope.iterations, 3))
    yield from ((call.function, call.result) for call in scope.calls)
    yield from runs(scope.copies, 2)


def _used(scope: FlowScope) -> set[int]:
    """The variables of which something is asked, or that are handed on."""
    used = {source for source, _ in _steps(scope)}
    used.update(operand for _, left, right, *_ in runs(scope.operations, 5) for operand in (left, right))
    for call in scope.calls:
        used.update(map(abs, call.arguments))
        used.update(value for _, value in call.keywords)
    return used


def _constants(scope: FlowScope) -> set[tuple[int, int, int]]:
    found = {(variable, kind, payload) for variable, kind, payload in runs(scope.seeds, 3)}
    return {one for one in found if one[1] in CONSTANT_SEEDS}
