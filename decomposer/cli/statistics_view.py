"""What call sites lead to, for people at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from decomposer.model.documents import StatisticsDocument
from decomposer.model.phrases import count

if TYPE_CHECKING:
    from rich.table import Table

_WIDEST = 90
_NARROW = 72
_BAR = 8
_TARGETS = {
    "project": ("the program itself", "green"),
    "external": ("libraries", "cyan"),
    "builtin": ("built-ins", "blue"),
    "unresolved": ("not resolved", "yellow"),
}

_Row = tuple[int, str, int, float, str]
"""How far it is indented, what it is, how many, which part of all, and its colour."""


def show_statistics(found: StatisticsDocument) -> None:
    """Print the numbers to stdout, as wide as the terminal allows, without colours where there are none."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _WIDEST)
    headline = f"{count(found.call_sites, 'call site')} in {count(found.files, 'file')}, {count(found.lines, 'line')}"
    console.print(Text(headline, "bold"))
    console.print(_table(_rows(found), with_bars=console.width >= _NARROW))


def _rows(found: StatisticsDocument) -> Iterator[_Row]:
    """The reasons stand below what is not resolved, which is last."""
    for target in found.targets:
        name, colour = _TARGETS[target.target]
        yield 0, name, target.sites, target.share, colour
    for row in found.reasons:
        yield 2, row.reason, row.sites, row.share, "dim yellow"


def _table(rows: Iterable[_Row], *, with_bars: bool) -> Table:
    from rich import box
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("Calls lead to", overflow="fold", min_width=20)
    table.add_column("Sites", justify="right", no_wrap=True)
    table.add_column("Share", justify="right", no_wrap=True)
    if with_bars:
        table.add_column(width=_BAR, no_wrap=True)
    for indent, what, sites, share, colour in rows:
        bar = (Text("█" * round(share * _BAR), colour),) if with_bars else ()
        table.add_row(Padding(Text(what), (0, 0, 0, indent)), f"{sites:,}", f"{share:.1%}", *bar)
    return table
