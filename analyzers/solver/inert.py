"""Tells library models that need no copy of their own: they only ask, hand back or keep what they are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.flow.records import CONSTANT_SEEDS, FlowScope

from .constraints import reachable, runs
from .layout import Function

_WITH_EFFECTS = ("writes", "unpacks", "reads", "enters", "narrowings", "catches", "raises", "imports", "methods")
_ASKING = ("loads", "operations", "texts", "calls")
_HANDED = frozenset({"positional", "positional_only", "keyword_only"})


class Inert(NamedTuple):
    """What a call gives that gets nothing but strings, numbers and values from outside."""

    constants: tuple[tuple[int, int], ...]
    """The seeds (kind, payload) of the result."""
    handed: tuple[int, ...]
    """The parameters that are given back as they are, by position."""
    asks_receiver: bool
    """Whether it makes a difference what the first parameter holds."""
    asks_others: bool
    """Whether it makes a difference what the other parameters hold."""


class Keeps(NamedTuple):
    """What a method stores into its receiver; it does nothing else."""

    names: tuple[str, ...]
    """The attributes."""
    iterated: frozenset[str]
    """The parameters whose elements it stores."""


def inert(function: Function) -> Inert | None:
    """What is known of a call with plain values; None when it may do more than ask them, or hand them back."""
    scope = function.scope
    if scope.yielded or any(getattr(scope, name) for name in (*_WITH_EFFECTS, "stores", "spreads")):
        return None
    derived = _derived(scope)
    asked = [base for base, *_ in runs(scope.loads, 4)] + [call.function for call in scope.calls]
    if not derived.issuperset(asked):
        return None
    sources = {source for source, target in runs(scope.copies, 2) if target == scope.returned}
    constants = _constants(scope) | _constants(function.module.flow.scopes[0])
    given = {one.variable: number for number, one in enumerate(scope.parameters) if one.kind in _HANDED}
    if not sources <= {variable for variable, _, _ in constants} | set(given):
        return None
    known = sorted({(kind, payload) for variable, kind, payload in constants if variable in sources})
    handed = sorted(given[variable] for variable in sources if variable in given)
    used = [bool(_held_by(parameter.variable, scope) & _used(scope)) for parameter in scope.parameters]
    return Inert(tuple(known), tuple(handed), any(used[:1]), any(used[1:]))


def keeps(function: Function) -> Keeps | None:
    """What a method stores into its receiver; None when it does anything else."""
    scope = function.scope
    if not scope.stores or function.owner is None or scope.yielded:
        return None
    if any(getattr(scope, name) for name in (*_WITH_EFFECTS, *_ASKING)):
        return None
    names = {parameter.variable: parameter.name for parameter in scope.parameters}
    receiver, iterated = scope.parameters[0].variable, [*scope.iterations[::3], *scope.spreads[1::2]]
    is_pure = all(base == receiver for base in scope.stores[::4]) and scope.returned not in scope.copies[1::2]
    if not is_pure or receiver in iterated or not names.keys() >= set(iterated):
        return None
    stored = dict.fromkeys(function.module.flow.names[name] for name in scope.stores[1::4])
    return Keeps(tuple(stored), frozenset(names[variable] for variable in iterated))


def _derived(scope: FlowScope) -> set[int]:
    """The parameters, and all that is read from them."""
    return reachable((parameter.variable for parameter in scope.parameters), _steps(scope))


def _steps(scope: FlowScope) -> Iterator[tuple[int, ...]]:
    yield from ((base, target) for base, _, target, _ in runs(scope.loads, 4))
    yield from ((source, target) for source, target, _ in runs(scope.iterations, 3))
    yield from ((call.function, call.result) for call in scope.calls)
    yield from runs(scope.copies, 2)


def _held_by(variable: int, scope: FlowScope) -> set[int]:
    """A variable, and all that it is copied to."""
    return reachable((variable,), runs(scope.copies, 2))


def _used(scope: FlowScope) -> set[int]:
    """The variables of which something is asked, or that are handed on."""
    used = {base for base, *_ in (*runs(scope.loads, 4), *runs(scope.iterations, 3))}
    used.update(operand for _, left, right, *_ in runs(scope.operations, 5) for operand in (left, right))
    used.update(value for _, _, value in runs(scope.elements, 3))
    for call in scope.calls:
        used.add(call.function)
        used.update(map(abs, call.arguments))
        used.update(value for _, value in call.keywords)
    return used


def _constants(scope: FlowScope) -> set[tuple[int, int, int]]:
    found = {(variable, kind, payload) for variable, kind, payload in runs(scope.seeds, 3)}
    return {one for one in found if one[1] in CONSTANT_SEEDS}
