"""The door through which linking and readers ask what flows where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from analyzers.program import Location

from .shared import Context
from .values import Value, Values


class Doer(NamedTuple):
    """A function for which code that is not read does something; `mechanism` names what of the framework it called."""

    function: str
    location: Location
    in_loop: bool
    mechanism: str


class Deed(NamedTuple):
    """What code that is not read does with a value: it calls a method, reads, or goes through rows.

    `method` is `__iter__` for rows, and begins with a dot for an attribute that a template reads. Most deeds mean
    nothing to a reader: for whom they are done is only found out by who asks, once.
    """

    value: Value
    method: str
    doers: Iterator[Doer]


class ValueFlow(Protocol):
    """What was found out about the calls and parameters of a file, given by their numbers in its facts."""

    def result(self, path: str, call: int) -> Values:
        """What a call gives."""

    def callees(self, path: str, call: int) -> Values:
        """What is called."""

    def receivers(self, path: str, call: int) -> Values:
        """What `x` is in a call `x.f()`."""

    def parameter(self, path: str, scope: int, name: str) -> Values:
        """What a parameter of a function gets."""

    def read(self, path: str, scope: int, name: str, line: int) -> Values:
        """What `x.name` gives on a line of a scope."""

    def contexts(self, path: str, scope: int, call: int) -> Sequence[Context]:
        """Per copy of the function around a call what that is about; without a call what the parameters are."""

    def deeds(self) -> Iterable[Deed]:
        """What frameworks do with queries and instances for the program, and who goes through the rows of a query."""

    def owners(self, path: str, scope: int, name: str, line: int) -> Values:
        """What `x` is in `x.name` on a line of a scope."""
