"""Rows as lines of text with aligned columns, below a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decomposer.model.phrases import count, one_line

_WIDEST = 60


def section(noun: str, rows: Iterable[tuple[str, ...]], plural: str = "") -> list[str]:
    """A title that counts the rows, and the rows; what cannot be printed becomes a space."""
    cells = [tuple(one_line(cell) for cell in row) for row in rows]
    title = f"{len(cells):,} {plural}" if plural and len(cells) != 1 else count(len(cells), noun)
    return [title, *columns(cells)]


def columns(cells: Sequence[tuple[str, ...]]) -> list[str]:
    """The rows, indented, each cell as wide as the widest of its column (60 characters at most); no empty columns."""
    filled = [column for column in zip(*cells, strict=True) if any(column)]
    widths = [min(_WIDEST, max(map(len, column))) for column in filled]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in zip(*filled, strict=True)]
