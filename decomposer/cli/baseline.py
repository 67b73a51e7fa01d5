"""`decomposer baseline`: the findings that are accepted for now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decomposer.model.phrases import count

from .checking import Asked, check_options
from .example import CommandWithExample
from .options import Folder
from .output import write_data, write_file

if TYPE_CHECKING:
    from decomposer.drift import Subject
    from decomposer.model.finding import Entry


@click.group("baseline", short_help="Accept findings for now, and see them go.")
def command() -> None:
    """Keep the findings that are accepted for now, in one file for each service whose border they cross."""


@command.command("write", cls=CommandWithExample, epilog="decomposer baseline write path/to/project")
@check_options
def write(asked: Asked) -> None:
    """Add an entry for each new finding. Nothing is removed, and what people wrote to entries stays."""
    from decomposer.drift import grow

    _change(asked, grow)


@command.command("shrink", cls=CommandWithExample, epilog="decomposer baseline shrink path/to/project")
@check_options
def shrink(asked: Asked) -> None:
    """Remove the entries of findings that are gone. Nothing is added."""
    from decomposer.drift import shrink as without_gone

    _change(asked, without_gone)


@command.command("status", cls=CommandWithExample, epilog="decomposer baseline status path/to/project --plot debt.svg")
@check_options
@click.option("--plot", type=Folder(), metavar="FILE", help="Draw the history into this file, as SVG.")
def status(asked: Asked, plot: Path | None) -> None:
    """Print how much is accepted for each service and rule, how much of it is gone, and how that changed over commits.

    The history is that of the baseline's files in the git repository around them. Changes nothing.
    """
    from decomposer.checking import check, read_debt_history
    from decomposer.report.burn_down import render_burn_down
    from decomposer.report.findings.debt import render_debt, render_debt_history

    places = asked.places()
    with asked.progress() as progress:
        verdict = check(asked.settings, places, progress, asked.today)
        history = read_debt_history(places)
        if history.problem:
            progress.note(f"History of the baseline: {history.problem}.")
    if plot is not None:
        write_file(plot, render_burn_down(history.points))
    write_data(render_debt(verdict) + render_debt_history(history))


def _change(
    asked: Asked,
    change: Callable[[Subject, Iterable[Entry]], tuple[Entry, ...]],
) -> None:
    from decomposer.checking import change_baseline

    places = asked.places()
    with asked.progress() as progress:
        before, after = change_baseline(asked.settings, places, progress, asked.today, change)
    write_data(f"{places.baseline} accepts {count(after, 'finding')}, {count(before, 'finding')} before.\n")
