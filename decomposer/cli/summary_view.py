"""The summary of a run, for people at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from decomposer.job import Outcome
from decomposer.model.phrases import count, one_line, some
from decomposer.report.choices import choices_in_words, verdict_in_words
from decomposer.report.evidence import used_of
from decomposer.report.summary import ServiceRow, Summary

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_WIDEST = 110
_NARROW = 78
_MOST_GAPS = 6
_ALL_GAPS = "see blind_spots in graph.json"
_BAR = 8
_SHOWN = 6
_COLOURS = {"cut": "green", "cut some": "yellow", "stay modular": "red"}
_LEFT_OUT = {"gitignore": "by .gitignore", "excluded": "by your settings", "link": "linked twice"}


def show_summary(summary: Summary, outcome: Outcome, root: Path) -> None:
    """Print the summary to stdout, as wide as the terminal allows, without colours where there are none."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _WIDEST)
    for part in _parts(summary, outcome, root, narrow=console.width < _NARROW):
        console.print(part)


def _parts(summary: Summary, outcome: Outcome, root: Path, *, narrow: bool) -> Iterable[RenderableType]:
    yield _headline(summary)
    yield ""
    if summary.services:
        yield _services(summary.services, narrow=narrow)
    yield from _rest(summary, outcome)
    yield ""
    yield _line("Cut", ", ".join(summary.cut) or "nothing")
    yield _line("Verdict", f"{verdict_in_words(summary.verdict, _SHOWN)}", style=_COLOURS[summary.verdict.advice])
    if summary.choices is not None and len(summary.choices.rows) > 1:
        yield _line("Choice", f"{choices_in_words(summary.choices)}: see proposal.md")
    if summary.unsure:
        yield _line("Unsure", _unsure(summary))
    for cycle in summary.cycles:
        told = _cycle(cycle, len(summary.services))
        yield _line("Cycle", f"{told} (plan.md says what to turn round)", style="yellow")
    for source in summary.evidence:
        yield _line("Evidence", f"{source.name}: {used_of(source)}")
    yield from _gaps(summary)
    yield ""
    yield from _files(outcome)
    yield ""
    yield from _next(outcome, root)


def _headline(summary: Summary) -> Text:
    from rich.text import Text

    text = Text()
    text.append(f"{count(len(summary.services), 'service')}", style="bold green")
    text.append(f" in {count(summary.files, 'file')}, {count(summary.lines, 'line')}: ", style="bold")
    numbers = (summary.routes, "route"), (summary.tables, "table"), (summary.tasks, "task")
    text.append(", ".join(count(*one) for one in numbers))
    text.append(f"; {count(summary.units, 'unit')} with {count(summary.edges, 'dependency')}", style="dim")
    return text


def _services(rows: tuple[ServiceRow, ...], *, narrow: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold")
    table.add_column("Step", justify="right")
    table.add_column("Service", overflow="fold", min_width=8)
    numbers = ("Units", "Tables", "Routes") if narrow else ("Units", "Lines", "Tables", "Routes", "Tasks")
    for name in numbers:
        table.add_column(name, justify="right")
    table.add_column("Sure" if narrow else "Confidence", no_wrap=True)
    for row in rows:
        cells = (row.units, row.tables, row.routes) if narrow else _all_numbers(row)
        table.add_row(
            str(row.step), Text(row.name, "cyan"), *(f"{cell:,}" for cell in cells), _bar(row.confidence, narrow=narrow)
        )
    return table


def _all_numbers(row: ServiceRow) -> tuple[int, ...]:
    return row.units, row.lines, row.tables, row.routes, row.tasks


def _bar(confidence: float | None, *, narrow: bool) -> Text:
    from rich.text import Text

    if confidence is None:
        return Text("yours", "magenta")
    full = round(confidence * _BAR)
    colour = "green" if confidence >= 0.8 else "yellow" if confidence >= 0.6 else "red"
    if narrow:
        return Text(f"{confidence:.0%}", colour)
    return Text.assemble(("█" * full, colour), ("░" * (_BAR - full), "dim"), f" {confidence:.0%}")


def _rest(summary: Summary, outcome: Outcome) -> Iterable[RenderableType]:
    if not summary.services:
        yield _line("Services", "none found: the program is too small or too entangled to cut")
    staying = (summary.staying_units, "unit"), (summary.staying_routes, "route")
    if named := ", ".join(count(number, noun) for number, noun in staying if number):
        yield _line("Stays", f"{named} of no service, in the monolith")
    if summary.kernel_units:
        yield _line("Shared", f"{count(summary.kernel_units, 'unit')} become a library that all services use")
    if outcome.kept_boundaries:
        yield _line("Boundaries", "yours, from the boundaries.toml you edited", style="magenta")


def _cycle(cycle: Sequence[str], services: int) -> str:
    """All names of a short one; of a long one, of how many."""
    if len(cycle) <= _SHOWN:
        return " ↔ ".join(cycle)
    return f"{len(cycle)} of {services} services need each other in circles: {some(cycle, _SHOWN)}"


def _unsure(summary: Summary) -> str:
    first = summary.unsure[0]
    example = f"{first.unit} ({first.service} or {first.second})" if first.second else first.unit
    which = "it could" if len(summary.unsure) == 1 else "they could"
    return f"{count(len(summary.unsure), 'unit')}: {which} as well be elsewhere, first {example}: see proposal.md"


def _gaps(summary: Summary) -> Iterable[RenderableType]:
    for spot in summary.unread[:_MOST_GAPS]:
        yield _line("Not read", f"{spot.location}: {spot.reason}, {spot.detail}", style="red")
    if len(summary.unread) > _MOST_GAPS:
        yield _line("", f"and {count(len(summary.unread) - _MOST_GAPS, 'other place')}: {_ALL_GAPS}", style="dim")
    if summary.left_out:
        named = ", ".join(f"{row.count:,} {_LEFT_OUT.get(row.reason, row.reason)}" for row in summary.left_out)
        yield _line("Left out", f"{named} (a folder counts once)", style="dim")
    for path in summary.python2[:1]:
        others = f" and {count(len(summary.python2) - 1, 'other file')}" if len(summary.python2) > 1 else ""
        yield _line("Python 2", f"{path}{others} {'were' if others else 'was'} read as Python 2")
    if not summary.gaps:
        return
    yield _line("Not resolved", count(sum(row.number for row in summary.gaps), "blind spot"), style="yellow")
    for row in summary.gaps[:_MOST_GAPS]:
        yield _line("", f"{count(row.number, row.kind)}: {row.reason}, first {row.places[0]}", style="dim")
    if len(summary.gaps) > _MOST_GAPS:
        yield _line("", f"and {count(len(summary.gaps) - _MOST_GAPS, 'other reason')}: {_ALL_GAPS}", style="dim")


def _files(outcome: Outcome) -> Iterable[RenderableType]:
    from rich.text import Text

    yield Text.assemble(("Written to ", "bold"), (f"{outcome.folder}/", "bold cyan"))
    listed = [
        ("plan.md", "the order, step by step, with checklists"),
        ("proposal.md", "why these services, and what is unsure"),
        ("boundaries.toml", "who owns what: edit it"),
        ("services.svg", outcome.no_picture or "the service map"),
        ("gateway/", "nginx configuration of each step"),
        ("graph.json", "the dependency graph, for programs"),
        ("plan.json", "the plan, for programs"),
        ("proposal.json", "the reasons, for programs"),
    ]
    if outcome.no_picture:
        listed[3] = "services.dot", f"the service map; no picture: {outcome.no_picture}"
    for name, what in listed:
        yield _line(name, what)


def _next(outcome: Outcome, root: Path) -> Iterable[RenderableType]:
    from rich.text import Text

    out = "" if outcome.folder == Path(".decomposer") else f" --out {quote(str(outcome.folder))}"
    project, folder = quote(str(root)), quote(str(outcome.folder))
    yield Text("What to do next", "bold")
    commands = (
        ("Read the plan", f"less {folder}/plan.md"),
        ("Move what is in the wrong place", f"$EDITOR {folder}/boundaries.toml"),
        ("Plan again with your boundaries", f"decomposer run {project}{out}"),
    )
    for why, command in commands:
        yield Text(f"  {why}:", "dim")
        yield Text(f"    {command}", "green")


def _line(name: str, text: str, style: str = "") -> Table:
    """A name and a text that wraps beside it."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=17, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(f"  {name}" if name else "", "bold"), Text(one_line(text), style))
    return grid
