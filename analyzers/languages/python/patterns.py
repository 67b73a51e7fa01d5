"""What the patterns of a `match` statement test, evaluate and capture."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Collection, Constant, Expression, Name, Operation, Subscript

Lower = Callable[[ast.expr], Expression]


class Part(NamedTuple):
    """An expression that a pattern evaluates, and the name that captures it; empty when none does."""

    name: str
    value: Expression
    line: int


def class_test(pattern: ast.pattern, subjects: Sequence[Name], lower: Lower) -> Expression | None:
    """The `isinstance` that a pattern of classes makes of all names of the subject; None for other patterns."""
    inner = pattern.pattern if isinstance(pattern, ast.MatchAs) else pattern
    tested = inner.patterns if isinstance(inner, ast.MatchOr) else [inner]
    classes = [lower(one.cls) for one in tested if isinstance(one, ast.MatchClass)]
    if not classes or len(classes) < len(tested):
        return None
    tested_for = Collection("tuple", tuple(classes))
    return Operation("and", tuple(Operation("isinstance", (subject, tested_for)) for subject in subjects))


def parts(pattern: ast.pattern | None, subject: Expression, lower: Lower) -> Iterator[Part]:
    """All parts in order; a part of the subject is written as the expression that reads it."""
    match pattern:
        case ast.MatchAs(pattern=inner, name=name) if name:
            yield from parts(inner, subject, lower)
            yield Part(name, subject, pattern.lineno)
        case ast.MatchStar(name=str() as name):
            yield Part(name, Subscript(subject, Operation("slice", ())), pattern.lineno)
        case ast.MatchValue():
            yield Part("", lower(pattern.value), pattern.lineno)
        case ast.MatchOr(patterns=patterns):
            for inner in patterns:
                yield from parts(inner, subject, lower)
        case ast.MatchSequence():
            yield from _of_sequence(pattern, subject, lower)
        case ast.MatchMapping():
            yield from _of_mapping(pattern, subject, lower)
        case ast.MatchClass():
            yield from _of_class(pattern, subject, lower)


def _of_sequence(pattern: ast.MatchSequence, subject: Expression, lower: Lower) -> Iterator[Part]:
    """Behind a star the positions count from the end."""
    behind = 0
    for position, inner in enumerate(pattern.patterns):
        if isinstance(inner, ast.MatchStar):
            behind = len(pattern.patterns)
            yield from parts(inner, subject, lower)
        else:
            yield from parts(inner, Subscript(subject, Constant(position - behind)), lower)


def _of_mapping(pattern: ast.MatchMapping, subject: Expression, lower: Lower) -> Iterator[Part]:
    for key, inner in zip(pattern.keys, pattern.patterns, strict=True):
        yield from parts(inner, Subscript(subject, lower(key)), lower)
    if pattern.rest:
        yield Part(pattern.rest, subject, pattern.lineno)


def _of_class(pattern: ast.MatchClass, subject: Expression, lower: Lower) -> Iterator[Part]:
    yield Part("", lower(pattern.cls), pattern.lineno)
    for position, inner in enumerate(pattern.patterns):
        yield from parts(inner, Operation("field", (subject, Constant(position))), lower)
    for name, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        yield from parts(inner, Attribute(subject, name, pattern.lineno), lower)
