"""Where calls and names are written: one walk over all expressions of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Comprehension,
    Constant,
    Define,
    Expression,
    Lambda,
    Name,
    Operation,
    Starred,
    Statement,
    Subscript,
    Text,
)
from analyzers.facts import Mapping as MappingDisplay

from .code import CodeIndex, Frame, expressions_of, header_expressions, is_in_loop

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
    finder = _Finder()
    for frame in code.frames():
        finder.scope(frame)
    return finder.found


class _Finder:
    """Walks the statements of one scope after the other; the outermost part of an expression comes first."""

    def __init__(self) -> None:
        self.found = Occurrences([], [], [])
        self._frame: Frame
        self._here: Statement
        self._in_loop = False
        self._by_kind: dict[type[Expression], Callable[[Any], None]] = {
            Name: self._name,
            Attribute: self._attribute,
            Call: self._call,
            Constant: self._constant,
            Text: lambda node: self._all(node.parts),
            Collection: lambda node: self._all(node.items),
            MappingDisplay: self._mapping,
            Subscript: self._subscript,
            Starred: lambda node: self._visit(node.value),
            Comprehension: self._comprehension,
            Lambda: self._lambda,
            Operation: lambda node: self._all(node.operands),
        }

    def scope(self, frame: Frame) -> None:
        """All that the scope of a frame evaluates."""
        self._frame, region = frame, -1
        for statement in frame.scope.statements:
            if statement.region != region:
                region = statement.region
                self._in_loop = is_in_loop(frame, region)
            self._here = statement
            self._statement(statement)

    def _statement(self, statement: Statement) -> None:
        if isinstance(statement, Define):
            self._all(header_expressions(self._frame.module.facts.scopes[statement.scope]))
        elif isinstance(statement, Bind) and statement.how != "augment":
            if statement.value is not None:
                self._visit(statement.value)
            self._target(statement.target)
            if statement.annotation is not None:
                self._visit(statement.annotation)
        else:
            self._all(expressions_of(statement))

    def _target(self, target: Expression) -> None:
        """What a statement stores into is no name that is read, but what stands before its dot is."""
        if isinstance(target, Collection):
            for item in target.items:
                self._target(item)
        elif isinstance(target, Starred):
            self._unread(target.value)
        else:
            self._unread(target)

    def _unread(self, part: Expression) -> None:
        """A part of which the last word is not read."""
        if isinstance(part, Attribute):
            self._visit(part.base)
        elif not isinstance(part, Name):
            self._visit(part)

    def _visit(self, part: Expression) -> None:
        self._by_kind[type(part)](part)

    def _all(self, parts: Iterable[Expression]) -> None:
        by_kind = self._by_kind
        for part in parts:
            by_kind[type(part)](part)

    def _name(self, node: Name | Attribute) -> None:
        self.found.names.append(WrittenName(self._frame, node, self._in_loop))

    def _attribute(self, node: Attribute) -> None:
        self._name(node)
        self._visit(node.base)

    def _call(self, node: Call) -> None:
        self.found.calls.append(WrittenCall(self._frame, node, self._here.region, self._in_loop))
        self._unread(node.function)
        self._all(node.arguments)
        for _, value in node.keywords:
            self._visit(value)

    def _constant(self, node: Constant) -> None:
        text = node.value
        if isinstance(text, str) and _may_be_name(text):
            self.found.texts.append(WrittenText(self._frame, self._here, text))

    def _mapping(self, node: MappingDisplay) -> None:
        for key, value in node.entries:
            if key is not None:
                self._visit(key)
            self._visit(value)

    def _subscript(self, node: Subscript) -> None:
        self._visit(node.base)
        self._visit(node.index)

    def _comprehension(self, node: Comprehension) -> None:
        """All but what it iterates first is evaluated again and again."""
        in_loop, self._in_loop = self._in_loop, True
        self._all(node.elements)
        for generator in node.generators:
            self._visit(generator.target)
            self._in_loop = in_loop or generator is not node.generators[0]
            self._visit(generator.iterable)
            self._in_loop = True
            self._all(generator.conditions)
        self._in_loop = in_loop

    def _lambda(self, node: Lambda) -> None:
        """Its defaults belong to the scope around."""
        self._all(header_expressions(self._frame.module.facts.scopes[node.scope]))


def _may_be_name(text: str) -> bool:
    """Whether it has no blanks, and not too many letters for a name."""
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable() and " " not in text
