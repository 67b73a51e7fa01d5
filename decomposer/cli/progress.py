"""What is going on, on stderr: a bar on a terminal, timed lines with `--verbose`."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from decomposer.model.phrases import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Tells people about stages and files; a context manager that leaves the terminal clean."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        """Nothing is shown when quiet, or when stderr is no terminal and `verbose` is not asked for."""
        self._verbose = verbose and not quiet
        self._bar = _make_bar() if sys.stderr.isatty() and not quiet and not verbose else None
        self._task: TaskID | None = None
        self._stage = ""
        self._since = time.perf_counter()

    def __enter__(self) -> Self:
        """Show the bar."""
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._finish_stage()
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str) -> None:
        """A new stage begins."""
        self._finish_stage()
        self._stage, self._since = name, time.perf_counter()
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(name, total=None)

    def files(self, done: int, total: int) -> None:
        """So many of so many files are read."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def note(self, text: str) -> None:
        """A line that is shown even when quiet: part of the input was not used."""
        click.echo(one_line(text), err=True)

    def _finish_stage(self) -> None:
        if self._verbose and self._stage:
            click.echo(f"{self._stage}: {time.perf_counter() - self._since:.2f} s", err=True)
        self._stage = ""


def _make_bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn())
    return Bar(*columns, console=Console(stderr=True), transient=True)
