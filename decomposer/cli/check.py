"""`decomposer check`: does the code keep the accepted boundaries?"""

from __future__ import annotations

import click

from .checking import Asked, check_options, since_option
from .example import CommandWithExample
from .output import write_data
from .verdicts import Output, output_options

FINDINGS = 1
"""The exit code; 2 is for errors."""


@click.command(
    "check",
    cls=CommandWithExample,
    short_help="Check the code against the boundaries.",
    epilog="decomposer check path/to/project --output-file json=check.json",
)
@check_options
@since_option
@output_options
def command(asked: Asked, since: str, output: Output) -> None:
    """Compare the project below PATH with its boundaries.toml and the baseline beside it. Changes neither.

    With --since, what was there at an older commit is known, and its numbers stand beside those of today.
    Ends with 0 if the boundaries hold, 1 for findings, 2 if nothing can be judged.
    """
    from decomposer.checking import check

    with asked.progress() as progress:
        verdict = check(asked.settings, asked.places(), progress, asked.today, since)
    output.write_files(verdict, asked)
    write_data(output.text(verdict, asked))
    if verdict.fails:
        raise click.exceptions.Exit(FINDINGS)
