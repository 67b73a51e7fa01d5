"""How much was accepted at which commit."""

from __future__ import annotations

from msgspec import Struct


class DebtPoint(Struct, frozen=True):
    """The findings that the baseline accepted for each service since a commit; `time` in seconds since 1970."""

    commit: str
    time: int
    day: str
    accepted: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.accepted.values())


class DebtHistory(Struct, frozen=True):
    """The points, oldest first, each different from the one before. `problem` says why some or all are missing."""

    points: tuple[DebtPoint, ...] = ()
    problem: str = ""
