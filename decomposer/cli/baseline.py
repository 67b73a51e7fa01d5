"""`decomposer baseline`: the findings that are accepted for now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from decomposer.model.phrases import count

from .checking import Asked, check_options
from .example import CommandWithExample
from .output import write_data

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


@command.command("status", cls=CommandWithExample, epilog="decomposer baseline status path/to/project")
@check_options
def status(asked: Asked) -> None:
    """Print how much is accepted for each service and rule, and how much of it is gone. Changes nothing."""
    from decomposer.checking import check
    from decomposer.report.findings.debt import render_debt

    with asked.progress() as progress:
        verdict = check(asked.settings, asked.places(), progress, asked.today)
    write_data(render_debt(verdict))


def _change(
    asked: Asked,
    change: Callable[[Subject, Iterable[Entry]], tuple[Entry, ...]],
) -> None:
    from decomposer.checking import change_baseline

    places = asked.places()
    with asked.progress() as progress:
        before, after = change_baseline(asked.settings, places, progress, asked.today, change)
    write_data(f"{places.baseline} accepts {count(after, 'finding')}, {count(before, 'finding')} before.\n")
