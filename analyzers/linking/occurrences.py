"""Where calls and names are written: one walk over all expressions of the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Constant,
    Define,
    Expression,
    Lambda,
    Name,
    Starred,
    Statement,
)

from .code import CodeIndex, Frame, expressions_of, header_expressions, is_in_loop
from .walk import walk_with_loops

_LONGEST_NAME = 120


class WrittenCall(NamedTuple):
    """One call as it is written, whatever it calls. `region` is the statement's."""

    frame: Frame
    call: Call
    region: int
    in_loop: bool


class WrittenName(NamedTuple):
    """A name or attribute that is read, but not called."""

    frame: Frame
    part: Name | Attribute
    in_loop: bool


class WrittenText(NamedTuple):
    """A constant text, and the statement that holds it."""

    frame: Frame
    statement: Statement
    text: str


class Occurrences(NamedTuple):
    """All of them, in source order of the files; of the texts those that may be names."""

    calls: list[WrittenCall]
    names: list[WrittenName]
    texts: list[WrittenText]

    def by_number(self) -> Mapping[tuple[str, int], WrittenCall]:
        """The calls by their file and their number in it."""
        return {(written.frame.module.facts.path, written.call.number): written for written in self.calls}


def find_occurrences(code: CodeIndex) -> Occurrences:
    """Every call and every name in the program, with the scope that evaluates it."""
    found = Occurrences([], [], [])
    for frame in code.frames():
        for statement in frame.scope.statements:
            repeated = is_in_loop(frame, statement.region)
            skipped = {id(target) for target in _targets(statement)}
            for expression in _evaluated_by(statement, frame):
                _collect(found, frame, expression, statement, repeated, skipped)
    return found


def _collect(
    found: Occurrences, frame: Frame, expression: Expression, statement: Statement, repeated: bool, skipped: set[int]
) -> None:
    for part, inside in _parts(expression, frame):
        if isinstance(part, Call):
            found.calls.append(WrittenCall(frame, part, statement.region, repeated or inside))
            skipped.add(id(part.function))
        elif isinstance(part, Name | Attribute) and id(part) not in skipped:
            found.names.append(WrittenName(frame, part, repeated or inside))
        elif isinstance(part, Constant) and isinstance(part.value, str) and _may_be_name(part.value):
            found.texts.append(WrittenText(frame, statement, part.value))


def _may_be_name(text: str) -> bool:
    """Whether it has no blanks, and not too many letters for a name."""
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable() and " " not in text


def _targets(statement: Statement) -> Iterator[Expression]:
    """What a statement stores into."""
    pending = [statement.target] if isinstance(statement, Bind) and statement.how != "augment" else []
    while pending:
        target = pending.pop()
        if isinstance(target, Collection):
            pending.extend(target.items)
        else:
            yield target.value if isinstance(target, Starred) else target


def _evaluated_by(statement: Statement, frame: Frame) -> Iterator[Expression]:
    if isinstance(statement, Define):
        yield from header_expressions(frame.module.facts.scopes[statement.scope])
    yield from expressions_of(statement)


def _parts(expression: Expression, frame: Frame) -> Iterator[tuple[Expression, bool]]:
    """The parts of an expression, and the defaults of the lambdas in it: those belong to the scope around."""
    for part, repeated in walk_with_loops(expression):
        yield part, repeated
        if isinstance(part, Lambda):
            for default in header_expressions(frame.module.facts.scopes[part.scope]):
                yield from walk_with_loops(default)
