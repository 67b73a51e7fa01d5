"""`decomposer init`: from nothing to a check in continuous integration."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from decomposer.errors import InputError
from decomposer.model.phrases import count

from .example import CommandWithExample
from .options import Reading, reading_options
from .output import write_data

_FILE = Path("boundaries.toml")

_NEXT = """\
boundaries.toml says who owns what; baseline/ accepts {accepted}, for now. Commit both, and let this run on each change:

  decomposer check {path}

GitHub Actions, after actions/checkout and actions/setup-python, with the repository of decomposer in the first line:

  - uses: OWNER/decomposer@VERSION
    with:
      path: {path}

GitLab: include .ci/gitlab-check.yml of decomposer's repository. pre-commit: the hook is called decomposer-check.
"""


@click.command(
    "init",
    cls=CommandWithExample,
    short_help="Write boundaries and baseline.",
    epilog="decomposer init path/to/project",
)
@reading_options
@click.option("--edit/--no-edit", default=None, help="Open the boundaries in an editor first; done at a terminal.")
def command(reading: Reading, edit: bool | None) -> None:
    """Write proposed boundaries into the current folder, and accept what breaks them today.

    Never changes a boundaries.toml that is there.
    """
    from decomposer.checking import Places, change_baseline
    from decomposer.deciding import write_boundary_file
    from decomposer.drift import grow
    from decomposer.pipeline import propose_text

    if _FILE.exists():
        raise InputError(f"{_FILE} is there already: edit it, then `decomposer baseline write {reading.path}`")
    with reading.progress() as progress:
        text = propose_text(reading.settings(), progress, "toml")
    write_boundary_file(_FILE, text)
    if sys.stdin.isatty() if edit is None else edit:
        click.edit(filename=str(_FILE))
    with reading.progress() as progress:
        places = Places(_FILE, Path("baseline"))
        _, accepted = change_baseline(reading.settings(), places, progress, None, grow)
    write_data(_NEXT.format(accepted=count(accepted, "finding"), path=reading.path))
