"""Names in Markdown: they come from untrusted code, so that none of them may end a cell, a span or a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from decomposer.model.phrases import one_line

_MARKUP = re.compile(r"([\\`*\[\]<>|~])")
_EDGE_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_BACKTICKS = re.compile("`+")


def code(text: object) -> str:
    """A code span that is safe in a table cell too."""
    inner = one_line(str(text)).replace("|", "\\|")
    longest = max((len(run) for run in _BACKTICKS.findall(inner)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{inner}{space}{fence}" if inner else ""


def prose(text: str) -> str:
    """A sentence with names in it: no sign of it is taken for markup."""
    escaped = _MARKUP.sub(r"\\\1", one_line(text)).replace("&", "&amp;")
    return _EDGE_UNDERSCORE.sub(r"\\_", escaped)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; cells are Markdown already."""
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]
