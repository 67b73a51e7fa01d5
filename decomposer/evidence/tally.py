"""Counts what is not used of a source, by reason, and remembers the first of each."""

from __future__ import annotations

from decomposer.model.evidence import Skipped

_LONGEST = 120


class Tally:
    """What was skipped so far."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._found: dict[str, tuple[int, str, str]] = {}

    def skip(self, reason: str, first: str = "", detail: str = "", number: int = 1) -> None:
        """Count something for a reason; place and detail stay those of the first one."""
        if reason in self._found:
            before, place, shown = self._found[reason]
            self._found[reason] = before + number, place, shown
        else:
            self._found[reason] = number, first, detail

    def skipped(self) -> tuple[Skipped, ...]:
        """The reasons, the most frequent first."""
        rows = (Skipped(reason, number, first, _cut(detail)) for reason, (number, first, detail) in self._found.items())
        return tuple(sorted(rows, key=lambda row: (-row.number, row.reason)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
