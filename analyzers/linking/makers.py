"""Which calls make what an expression is: the application that a decorator or method belongs to."""

from __future__ import annotations

from collections.abc import Container

from analyzers.facts import Attribute, Call, Expression, Name, Return

from .code import Frame
from .evaluate import Evaluator
from .origins import origins
from .values import function_names

_DEEPEST = 15


def makers(
    evaluator: Evaluator, expression: Expression, frame: Frame, wanted: Container[int], depth: int = 0
) -> list[int]:
    """The identities of those of the wanted calls, through names, imports, attributes, factories and parameters."""
    if depth > _DEEPEST:
        return []
    if isinstance(expression, Call):
        is_wanted = id(expression) in wanted
        found = [id(expression)] if is_wanted else _returned(evaluator, expression, frame, wanted, depth)
    elif isinstance(expression, Name | Attribute):
        sources = list(origins(evaluator, expression, frame))
        found = [one for source, home, _ in sources for one in makers(evaluator, source, home, wanted, depth + 1)]
    else:
        found = []
    return list(dict.fromkeys(found))


def _returned(evaluator: Evaluator, call: Call, frame: Frame, wanted: Container[int], depth: int) -> list[int]:
    functions = function_names(evaluator.values(call.function, frame))
    homes = [evaluator.code.definitions[name] for name in functions]
    returned = [(s.value, h) for h in homes for s in h.scope.statements if isinstance(s, Return) and s.value]
    return [one for value, home in returned for one in makers(evaluator, value, home, wanted, depth + 1)]
