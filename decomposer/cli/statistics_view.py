"""How much of a program was seen, for people at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from decomposer.model.documents import CouplingPart, DefinitionsPart, PairRow, StatisticsDocument
from decomposer.model.phrases import count, some
from decomposer.model.statistics import Binding

if TYPE_CHECKING:
    from rich.console import RenderableType

_WIDEST = 100
_NARROW = 72
_BAR = 8
_MOST = 10
_MOST_FOLDERS = 5
_MOST_NAMES = 8
_TARGETS = {
    "project": ("the program itself", "green"),
    "external": ("libraries", "cyan"),
    "builtin": ("built-ins", "blue"),
    "unresolved": ("not resolved", "yellow"),
}
_KINDS = {"class": "classes", "function": "functions", "method": "methods"}
_BINDINGS: dict[Binding, str] = {
    "import": "imports",
    "inherit": "inheritance",
    "call": "calls",
    "name": "names of classes and functions",
    "text": "names in strings",
    "via": "calls through a framework",
    "template": "templates",
    "url": "names of URLs",
    "signal": "signals",
    "task": "tasks",
    "foreign_key": "foreign keys",
    "query": "reads and writes of tables",
    "join": "joins",
    "migration": "migrations",
}


class _Row(NamedTuple):
    """A text that may wrap, numbers beside it, how far it is indented, its colour, and a place below it."""

    what: str
    numbers: tuple[str, ...] = ()
    indent: int = 0
    colour: str = ""
    place: str = ""


def show_statistics(found: StatisticsDocument) -> None:
    """Print the numbers to stdout, as wide as the terminal allows, without colours where there are none."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _WIDEST)
    for part in _parts(found, with_bars=console.width >= _NARROW):
        console.print(part)


def _parts(found: StatisticsDocument, *, with_bars: bool) -> Iterator[RenderableType]:
    yield _title(
        f"{count(found.call_sites, 'call site')} in {count(found.files, 'file')}, {count(found.lines, 'line')}"
    )
    yield from _calls(found, with_bars=with_bars)
    yield from _gaps(found)
    yield from _definitions(found.definitions)
    yield from _coupling(found.coupling)


# Calls and gaps


def _calls(found: StatisticsDocument, *, with_bars: bool) -> Iterator[RenderableType]:
    """The reasons stand below what is not resolved, which is last."""
    bars = ("",) * with_bars
    rows = []
    for target in found.targets:
        name, colour = _TARGETS[target.target]
        bar = "█" * round(target.share * _BAR)
        rows.append(_Row(name, (f"{target.sites:,}", f"{target.share:.1%}", *(bar for _ in bars)), colour=colour))
    rows += [_Row(row.reason, (f"{row.sites:,}", f"{row.share:.1%}", *bars), 2, "yellow") for row in found.reasons]
    yield _table(("Calls lead to", "Sites", "Share", *bars), rows)


def _gaps(found: StatisticsDocument) -> Iterator[RenderableType]:
    unread = sum(row.files for row in found.unread)
    yield _title(f"{count(unread, 'file')} could not be read" if unread else "All files could be read")
    if found.unread:
        rows = [_Row(f"{row.reason}: {row.detail}", (f"{row.files:,}",), place=row.location) for row in found.unread]
        yield _table(("Reason, and the first file", "Files"), rows)
    elsewhere = [row for row in found.gaps if row.kind != "call"]
    yield _title(f"{count(sum(row.number for row in elsewhere), 'blind spot')} besides calls")
    if elsewhere:
        rows = [_Row(f"{row.kind}: {row.reason}", (f"{row.number:,}",), place=row.locations[0]) for row in elsewhere]
        yield _table(("Not resolved, and the first place", "Number"), rows)


# Definitions


def _definitions(found: DefinitionsPart) -> Iterator[RenderableType]:
    total, unreached = sum(row.total for row in found.kinds), sum(row.unreached for row in found.kinds)
    yield _title(
        f"Nothing seen leads to {unreached:,} of {count(total, 'definition')} ({_share(unreached, total)}):"
        " dead, or used in a way that was not seen"
    )
    rows = [_Row(_KINDS[row.name], _numbers(row.total, row.unreached, row.isolated)) for row in found.kinds]
    yield _table(("", "All", "Not reached", "", "No edge at all", ""), rows)
    if found.folders:
        folders = found.folders[:_MOST_FOLDERS]
        rows = [_Row(row.name, (f"{row.unreached:,}", _share(row.unreached, row.total))) for row in folders]
        yield _table(("Where most of them are", "Not reached", ""), rows)
    if found.names:
        names = [f"{row.name} ({row.number:,})" for row in found.names]
        yield _text(f"Most frequent names: {some(names, _MOST_NAMES)}")


def _numbers(total: int, unreached: int, isolated: int) -> tuple[str, ...]:
    return f"{total:,}", f"{unreached:,}", _share(unreached, total), f"{isolated:,}", _share(isolated, total)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""


# Coupling


def _coupling(found: CouplingPart) -> Iterator[RenderableType]:
    title = f"{count(len(found.parts), found.kind)}, {count(found.dependent, 'dependent pair')}"
    if not found.dependent:
        yield _title(title)
        return
    yield _title(f"{title}, {found.without_import:,} of them ({found.share:.1%}) without any import")
    rows = [_Row(_BINDINGS[row.binding], _bound(row.pairs, row.without_import, row.places)) for row in found.bindings]
    yield _table(("Bound by", "Pairs", "Without import", "Places"), rows)
    hidden = sorted((pair for pair in found.pairs if not pair.imported), key=_weight)
    if hidden:
        title = f"Pairs that no import shows{f', {_MOST} of them' * (len(hidden) > _MOST)}, and the first place"
        pairs = [_Row(f"{pair.one} and {pair.other}: {_ties(pair)}", place=pair.ties[0].location) for pair in hidden]
        yield _table((title,), pairs[:_MOST])


def _bound(pairs: int, without: int, places: int) -> tuple[str, ...]:
    return f"{pairs:,}", f"{without:,}" if without else "", f"{places:,}"


def _weight(pair: PairRow) -> tuple[int, int, str, str]:
    """Those bound in most ways first, then those at most places."""
    return -len(pair.ties), -sum(tie.places for tie in pair.ties), pair.one, pair.other


def _ties(pair: PairRow) -> str:
    return ", ".join(f"{_BINDINGS[tie.binding]} ({tie.places:,})" for tie in pair.ties)


# Forms


def _title(text: str) -> RenderableType:
    from rich.text import Text

    return Text(text, "bold")


def _text(text: str) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(text), (0, 0, 1, 1))


def _table(head: tuple[str, ...], rows: Iterable[_Row]) -> RenderableType:
    """A table whose first column wraps; numbers stand at the right."""
    from rich import box
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column(head[0], overflow="fold", min_width=20)
    for name in head[1:]:
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for row in rows:
        what = Text(row.what, row.colour)
        if row.place:
            what.append(f"\n  {row.place}", "dim")
        table.add_row(Padding(what, (0, 0, 0, row.indent)), *map(Text, row.numbers))
    return table
