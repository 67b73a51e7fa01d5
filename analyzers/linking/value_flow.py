"""The door through which linking and readers ask what flows where."""

from __future__ import annotations

from typing import Protocol

from .values import Values


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

    def owners(self, path: str, scope: int, name: str, line: int) -> Values:
        """What `x` is in `x.name` on a line of a scope."""
