"""`decomposer init`: from nothing to a check in continuous integration."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from decomposer.errors import InputError
from decomposer.model.phrases import count
from decomposer.report.pipelines import PIPELINES, render_pipeline
from decomposer.version import VERSION

from .example import CommandWithExample
from .options import Reading, from_here, reading_options
from .output import write_data, write_file

_FILE = Path("boundaries.toml")

_WRITTEN = """\
boundaries.toml says who owns what; baseline/ accepts {accepted}, for now.
"""
_NEXT = """\
Commit them, and let this run on each change:

  decomposer check {path}

With `--ci github` or `--ci gitlab`, init writes the file for that. The hook for pre-commit is called decomposer-check.
"""


@click.command(
    "init",
    cls=CommandWithExample,
    short_help="Write boundaries and baseline.",
    epilog="decomposer init path/to/project --ci github",
)
@reading_options
@click.option("--edit/--no-edit", default=None, help="Open the boundaries in an editor first; done at a terminal.")
@click.option("--ci", type=click.Choice(PIPELINES), multiple=True, help="Write the file that checks on each change.")
def command(reading: Reading, edit: bool | None, ci: tuple[str, ...]) -> None:
    """Write proposed boundaries into the current folder, and accept what breaks them today.

    Never changes boundaries that are there: then it writes what --ci names only.
    """
    files = [render_pipeline(one, from_here(reading.path), VERSION) for one in ci]
    present = next((file.path for file in files if Path(file.path).exists()), None)
    if present:
        raise InputError(f"{present} is there already: move it away, or leave out --ci")
    if not _FILE.exists():
        _propose(reading)
        if sys.stdin.isatty() if edit is None else edit:
            click.edit(filename=str(_FILE))
        write_data(_WRITTEN.format(accepted=count(_accept(reading), "finding")))
    elif not files:
        raise InputError(f"{_FILE} is there already: edit it, then `decomposer baseline write {reading.path}`")
    for file in files:
        write_file(Path(file.path), file.text)
        write_data(f"{file.path} checks that on each change.\n")
    write_data("" if files else _NEXT.format(path=shlex.quote(str(reading.path))))


def _propose(reading: Reading) -> None:
    from decomposer.deciding import write_boundary_file
    from decomposer.pipeline import propose_text

    with reading.progress() as progress:
        text = propose_text(reading.settings(), progress, "toml")
    write_boundary_file(_FILE, text)


def _accept(reading: Reading) -> int:
    """Accepts what breaks the boundaries; how much that is."""
    from decomposer.checking import Places, change_baseline
    from decomposer.drift import grow

    with reading.progress() as progress:
        places = Places(_FILE, Path("baseline"))
        return change_baseline(reading.settings(), places, progress, None, grow)[1]
