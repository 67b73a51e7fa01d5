"""Settings that decide what the program is made of, where they are computed or name what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Bind, Collection, Expression, Name, Operation
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import items_of, texts_of
from analyzers.linking.values import texts
from analyzers.program import BlindSpot

from .settings import Settings

_TEXTS = ("ROOT_URLCONF", "AUTH_USER_MODEL")
_LISTS = ("INSTALLED_APPS", "MIDDLEWARE", "MIDDLEWARE_CLASSES")


def setting_gaps(evaluator: Evaluator, settings: Settings) -> Iterator[BlindSpot]:
    """Each at the statement that sets it."""
    for frame in settings.modules:
        for statement in frame.scope.statements:
            if isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.value is not None:
                found = _gaps(evaluator, statement.target.id, statement.value, frame)
                location = frame.module.location(statement.line)
                yield from (BlindSpot("setting", reason, location, detail) for reason, detail in found)


def _gaps(evaluator: Evaluator, name: str, value: Expression, frame: Frame) -> Iterator[tuple[str, str]]:
    if name in _TEXTS and not texts(evaluator.values(value, frame)):
        yield "the setting is computed", name
    if name not in _LISTS:
        return
    if any(_is_computed(evaluator, operand, frame) for operand in _operands(value)):
        yield "a part of the setting is computed", name
    for entry in dict.fromkeys(texts_of(evaluator, value, frame)):
        if _is_missing(evaluator, entry, frame):
            yield "what the setting names is not there", f"{name}: {entry}"


def _operands(value: Expression) -> Iterator[Expression]:
    """The parts of a sum."""
    if isinstance(value, Operation):
        for operand in value.operands:
            yield from _operands(operand)
    else:
        yield value


def _is_computed(evaluator: Evaluator, operand: Expression, frame: Frame) -> bool:
    """Whether nothing is known of a list, or of one of its items."""
    if isinstance(operand, Collection) and not operand.items:
        return False
    items = [item.followed() for item in items_of(evaluator, operand, frame)]
    return not items or not all(texts(evaluator.values(item.expression, item.frame)) for item in items)


def _is_missing(evaluator: Evaluator, name: str, frame: Frame) -> bool:
    """Whether a dotted path should lead to a module or definition of ours, and does not."""
    code = evaluator.code
    above, _, word = name.rpartition(".")
    if above in code.modules and word in code.bindings(Frame(code.modules[above], 0)):
        return False
    return code.table.is_missing(name, frame.module.facts.path)
