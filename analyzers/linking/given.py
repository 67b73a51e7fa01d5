"""A call as those see it who know what code does that is not read: the values of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from analyzers.facts import Call

from .code import Frame
from .values import NOTHING, Values, texts
from .walk import argument

if TYPE_CHECKING:
    from .evaluate import Evaluator

Flowing = Callable[[int, str], Values]
"""What flows into the argument at a position, or with a keyword."""


class Caller(NamedTuple):
    """A call of a function: `shift` is 1 when the receiver takes the first parameter."""

    call: Call
    frame: Frame
    shift: int


class GivenCall(NamedTuple):
    """A call in its frame."""

    evaluator: Evaluator
    call: Call
    frame: Frame
    flowing: Flowing | None = None

    @property
    def positions(self) -> int:
        """How many arguments are given by position."""
        return len(self.call.arguments)

    def texts(self, position: int, keyword: str = "") -> list[str]:
        """The constant texts that an argument may be, sorted; none where it is not given."""
        return texts(self.values(position, keyword))

    def values(self, position: int, keyword: str = "") -> Values:
        """What the argument says where it is written; where that is nothing, what flows into it."""
        expression = argument(self.call, position, keyword)
        if expression is None:
            return NOTHING
        written = self.evaluator.values(expression, self.frame)
        return written if written or self.flowing is None else self.flowing(position, keyword)
