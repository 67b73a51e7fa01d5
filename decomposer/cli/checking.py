"""Options of the commands that look at the accepted boundaries."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from decomposer.job import Settings

from .options import FILE, Folder, Reading, decorated, reading_options
from .progress import Progress

if TYPE_CHECKING:
    from decomposer.checking import Places


class Asked(Struct, frozen=True):
    """A project, its boundaries, its baseline and the day, as the options name them."""

    reading: Reading
    boundaries: Path | None
    baseline: Path | None
    today: dt.date

    @property
    def settings(self) -> Settings:
        """How to read the project."""
        return self.reading.settings()

    def places(self) -> Places:
        """Where boundaries and baseline are. Raises InputError where there are none."""
        from decomposer.checking import find_places

        return find_places(self.settings, self.boundaries, self.baseline)

    def progress(self) -> Progress:
        """What to show on stderr meanwhile."""
        return self.reading.progress()


class Day(click.ParamType[dt.date]):
    """A date as in `2030-01-31`."""

    name = "date"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2030-01-31", param, ctx)


_OPTIONS = (
    click.option(
        "--boundaries",
        type=FILE,
        metavar="FILE",
        help="The boundaries, if they are not in PATH, in the current folder or in .decomposer/.",
    ),
    click.option(
        "--baseline",
        type=Folder(),
        metavar="FOLDER",
        help="Findings that are accepted for now, if they are not in baseline/ beside the boundaries.",
    ),
    click.option(
        "--today",
        type=Day(),
        default=lambda: dt.datetime.now(tz=dt.UTC).date(),
        metavar="DATE",
        help="The day that decides what has ended, if not this one.",
    ),
)

since_option = click.option("--since", metavar="REV", default="", help="Judge only what was added since this commit.")


def check_options(command: Callable[..., None]) -> Callable[..., None]:
    """PATH, the options of every command that reads a project, and where boundaries and baseline are, as `asked`."""

    @functools.wraps(command)
    def gathered(
        reading: Reading, boundaries: Path | None, baseline: Path | None, today: dt.date, **others: object
    ) -> None:
        command(asked=Asked(reading, boundaries, baseline, today), **others)

    return reading_options(decorated(gathered, _OPTIONS))
