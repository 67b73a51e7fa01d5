"""What framework readers know, in the form in which the solver asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from analyzers.facts import Parameter

from .code import CodeIndex, Frame
from .evaluate import Evaluator
from .given import Flowing, GivenCall
from .occurrences import WrittenCall
from .results import loaded
from .shared import Shared
from .values import KnownMethod, Value, Values


class Summary(Protocol):
    """What a framework reader knows of code that is not read. None means: no opinion."""

    @property
    def knows_tables(self) -> bool:
        """Whether there are values that stand for tables, so that callers of shared code must be told apart."""

    def is_table(self, path: str) -> bool:
        """Whether a class of a library stands for a table."""

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: the attributes that other classes give to its instances, such as the other side of relations."""

    @property
    def shared(self) -> Shared:
        """Code that several tables share."""

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """The values of calling `callee`."""

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> KnownMethod | None:
        """What is known of a method that a value stands for; without a call where a framework calls it."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """The values of a parameter that the framework passes."""


class LinkedSummaries:
    """Asks the summaries of all readers, the first answer counting."""

    def __init__(
        self, evaluator: Evaluator, calls: Mapping[tuple[str, int], WrittenCall], *, tells_tables: bool = True
    ) -> None:
        """Take the evaluator to which the readers added their summaries, and the calls by file and number.

        Who does not ask for tables is spared the work of telling apart the callers of code that tables share.
        """
        self._evaluator = evaluator
        self._tells_tables = tells_tables
        self._calls = calls
        self._code: CodeIndex = evaluator.code

    @property
    def knows_tables(self) -> bool:
        """Whether a reader knows values that stand for tables."""
        return self._tells_tables and any(summary.knows_tables for summary in self._evaluator.summaries)

    def is_table(self, path: str) -> bool:
        """Whether a class of a library stands for a table."""
        return any(summary.is_table(path) for summary in self._evaluator.summaries)

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """Per class: the attributes that other classes give to its instances, as any reader knows them."""
        found: dict[str, set[str]] = {}
        for summary in self._evaluator.summaries:
            for cls, names in summary.added_members.items():
                found.setdefault(cls, set()).update(names)
        return found

    @property
    def shared(self) -> Shared:
        """Code that several tables share, as any reader knows it."""
        found = [summary.shared for summary in self._evaluator.summaries if self._tells_tables]
        return Shared(*(frozenset().union(*kind) for kind in zip(*found, strict=True)))

    def attribute(self, value: Value, name: str) -> Values | None:
        """The values of `value.name`."""
        for summary in self._evaluator.summaries:
            found = summary.attribute(self._evaluator, value, name)
            if found is not None:
                return found
        return None

    def result(self, callee: Value, path: str, call: int, flowing: Flowing) -> Values | None:
        """The values of a call, given by its file and number; `flowing` gives those of its arguments."""
        given = self._given(path, call, flowing)
        if given is None:
            return None
        for summary in self._evaluator.summaries:
            found = summary.result(callee, given)
            if found is not None:
                return found
        return loaded(given) or None if callee.kind == "function" else None

    def method(self, callee: Value, path: str, call: int, flowing: Flowing) -> KnownMethod | None:
        """What is known of a method that a value stands for, wherever it is called."""
        given = self._given(path, call, flowing)
        known = (summary.method(self._evaluator, callee, given) for summary in self._evaluator.summaries)
        return next((found for found in known if found is not None), None)

    def _given(self, path: str, call: int, flowing: Flowing) -> GivenCall | None:
        written = self._calls.get((path, call))
        return None if written is None else GivenCall(self._evaluator, written.call, written.frame, flowing)

    def parameter(self, path: str, scope: int, name: str) -> Values | None:
        """The values of a parameter that a framework passes."""
        frame = Frame(self._code.modules[self._code.table.names[path]], scope)
        wanted = [parameter for parameter in frame.scope.parameters if parameter.name == name]
        for summary in self._evaluator.summaries if wanted else ():
            found = summary.parameter(self._evaluator, wanted[0], frame)
            if found is not None:
                return found
        return None
