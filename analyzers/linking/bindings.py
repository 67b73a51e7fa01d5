"""Bindings: the values that assignments, loops, `with`, parameters and definitions give to a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzers.facts import Collection, Define, Expression, Import, Name, Parameter, Starred

from .annotations import annotated
from .code import Binding, Frame, method_receiver
from .values import NOTHING, Value, Values, at, bounded, elements, items, one

if TYPE_CHECKING:
    from .evaluate import Evaluator

_VAGUE = frozenset({"result", "external", "external_instance"})
"""An annotation says more than these: `lines: list[Line] = field(...)`."""


def bound(evaluator: Evaluator, bindings: Sequence[Binding]) -> Values:
    """The values that any of the bindings gives."""
    return bounded(NOTHING.union(*(_binding(evaluator, binding) for binding in bindings)))


def _binding(evaluator: Evaluator, binding: Binding) -> Values:
    payload, frame = binding.payload, binding.frame
    match payload:
        case Define(scope=scope):
            kind = frame.module.facts.scopes[scope].kind
            return one("class" if kind == "class" else "function", frame.module.symbol(scope))
        case Import():
            return evaluator.imported(payload, frame)
        case Parameter():
            return _parameter(evaluator, payload, frame)
        case _:
            return _assigned(evaluator, binding, payload)


def _assigned(evaluator: Evaluator, binding: Binding, payload: Expression) -> Values:
    steps = binding.steps
    while steps and isinstance(payload, Collection) and _has_position(payload, steps[0]):
        payload, steps = payload.items[int(steps[0])], steps[1:]
    found = evaluator.values(payload, binding.frame)
    for step in steps:
        found = _step(evaluator, found, step)
    if binding.annotation is not None and all(value.kind in _VAGUE for value in found):
        return annotated(evaluator, binding.annotation, binding.frame) or found
    return found


def _step(evaluator: Evaluator, values: Values, step: str | int) -> Values:
    if step == "enter":
        return evaluator.each(values, lambda value: _entered(evaluator, value)) | elements(values)
    if step == "call":
        return evaluator.each(values | elements(values), evaluator.instance_of)
    return at(values, step) if isinstance(step, int) else evaluator.iterate(values)


def _entered(evaluator: Evaluator, manager: Value) -> Values:
    if manager.kind != "instance":
        return frozenset((manager,)) if manager.kind == "external_instance" else NOTHING
    found = evaluator.each(evaluator.attribute(manager, "__enter__"), evaluator.returned)
    return found or frozenset((manager,))


def _parameter(evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values:
    if parameter.name == method_receiver(frame):
        owner = frame.parent.symbol
        is_class = any(isinstance(d, Name) and d.id == "classmethod" for d in frame.scope.decorators)
        return one("class" if is_class or frame.scope.name == "__new__" else "instance", owner)
    found = NOTHING
    if parameter.annotation is not None:
        found = annotated(evaluator, parameter.annotation, frame.parent)
    if parameter.default is not None:
        default = evaluator.values(parameter.default, frame.parent)
        found |= frozenset(v for v in default if v.kind in ("class", "function", "instance", "text"))
    if parameter.kind == "variadic":
        return one("external_instance", "<builtin>.tuple") | items(found)
    if parameter.kind == "keywords":
        return one("external_instance", "<builtin>.dict") | frozenset(Value("entry", "", "", v) for v in found)
    return found or _passed_by_framework(evaluator, parameter, frame) or _passed(evaluator, parameter, frame)


def _passed(evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values:
    """What the callers give for the parameter."""
    if evaluator.flow is None:
        return NOTHING
    return evaluator.flow.parameter(frame.module.facts.path, frame.number, parameter.name)


def _passed_by_framework(evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values:
    for summary in evaluator.summaries:
        found = summary.parameter(evaluator, parameter, frame)
        if found is not None:
            return found
    return NOTHING


def _has_position(payload: Collection, position: str | int) -> bool:
    if not isinstance(position, int) or len(payload.items) <= position:
        return False
    return not any(isinstance(item, Starred) for item in payload.items)
