"""The `__all__` of a module, as far as it is written out."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Attribute, Bind, Call, Collection, Constant, Evaluate, Expression, Name, Operation, Scope

_GROWING = frozenset({"extend", "append", "__iadd__"})


def exported(module: Scope) -> tuple[str, ...] | None:
    """The names in `__all__`; `m.*` stands for all that `m.__all__` has. None when the module has none."""
    found: list[str] = []
    is_there = False
    for statement in module.statements:
        part: Expression | None = None
        if isinstance(statement, Bind) and statement.target == Name("__all__", getattr(statement.target, "line", 0)):
            part = statement.value
        elif isinstance(statement, Evaluate):
            part = _grown(statement.value)
        if part is not None:
            is_there = True
            found += _words(part)
    return tuple(dict.fromkeys(found)) if is_there else None


def _grown(value: Expression) -> Expression | None:
    """The argument of `__all__.extend(...)`."""
    if not isinstance(value, Call) or not isinstance(value.function, Attribute) or not value.arguments:
        return None
    base = value.function.base
    is_all = isinstance(base, Name) and base.id == "__all__" and value.function.name in _GROWING
    return value.arguments[0] if is_all else None


def _words(expression: Expression) -> Iterator[str]:
    match expression:
        case Constant(value=str() as text):
            yield text
        case Collection(items=items) | Operation(kind="+", operands=items):
            for item in items:
                yield from _words(item)
        case Attribute(base=base, name="__all__"):
            yield f"{_dotted(base)}.*"
        case Call(arguments=(inner, *_)):
            yield from _words(inner)
        case _ if hasattr(expression, "value") and not isinstance(expression, Constant):
            yield from _words(expression.value)


def _dotted(expression: Expression) -> str:
    if isinstance(expression, Attribute):
        return f"{_dotted(expression.base)}.{expression.name}"
    return expression.id if isinstance(expression, Name) else ""
