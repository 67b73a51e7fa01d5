"""Walking expressions."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import (
    Attribute,
    Call,
    Collection,
    Comprehension,
    Constant,
    Expression,
    Lambda,
    Mapping,
    Name,
    Operation,
    Starred,
    Subscript,
    Text,
)

_LEAVES = (Name, Constant, Lambda)


def children(expression: Expression) -> tuple[Expression, ...]:
    """The direct parts of an expression, in source order; the body of a lambda is a scope of its own."""
    match expression:
        case Attribute(base=base):
            return (base,)
        case Call():
            return (expression.function, *expression.arguments, *(value for _, value in expression.keywords))
        case Collection(items=found) | Text(parts=found) | Operation(operands=found):
            return found
        case Mapping(entries=entries):
            return tuple(part for entry in entries for part in entry if part is not None)
        case Subscript():
            return (expression.base, expression.index)
        case Starred(value=value):
            return (value,)
        case Comprehension():
            inner = [part for g in expression.generators for part in (g.target, g.iterable, *g.conditions)]
            return (*expression.elements, *inner)
        case _:
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all its parts, outermost first, without recursion."""
    stack = [expression]
    while stack:
        current = stack.pop()
        yield current
        if not isinstance(current, _LEAVES):
            stack.extend(reversed(children(current)))


def dotted(expression: Expression) -> str:
    """The expression as it is written when it is a chain of names and calls, for people: `self.repo.find()`."""
    match expression:
        case Name():
            return expression.id
        case Attribute():
            return f"{dotted(expression.base)}.{expression.name}"
        case Call():
            return f"{dotted(expression.function)}()"
        case Subscript():
            return f"{dotted(expression.base)}[]"
        case Constant():
            return type(expression.value).__name__
        case _:
            return "…"


def last_word(expression: Expression) -> str:
    """The last word of a name: `Column` of `db.Column`; empty for what is no name."""
    if isinstance(expression, Attribute):
        return expression.name
    return expression.id if isinstance(expression, Name) else ""


def calls_before(call: Call) -> Iterator[Call]:
    """The calls on whose results a call goes on, from the last to the first: of `a().b.c()` that of `a`."""
    current = call.function
    while isinstance(current, Attribute | Call):
        if isinstance(current, Call):
            yield current
            current = current.function
        else:
            current = current.base


def argument(call: Call, position: int, keyword: str = "") -> Expression | None:
    """An argument of a call by its position or keyword; None when it is not given or hidden behind `*args`."""
    for name, value in call.keywords:
        if keyword and name == keyword:
            return value
    plain = call.arguments[: position + 1]
    if 0 <= position < len(plain) and not any(isinstance(a, Starred) for a in plain):
        return plain[position]
    return None


def is_literal(expression: object, value: bool | None) -> bool:
    """Whether an expression is written as `True`, `False` or `None`; 1 and 0 are the first two, as in Python."""
    return expression == Constant(value)
