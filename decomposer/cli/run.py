"""`decomposer run`: the whole job."""

from __future__ import annotations

from pathlib import Path

import click

from .example import CommandWithExample
from .options import Reading, analysis_options, out_option


@click.command(
    "run",
    cls=CommandWithExample,
    short_help="Do the whole job and write one folder.",
    epilog="decomposer run path/to/project --out migration",
)
@analysis_options
@out_option
def command(reading: Reading, out: Path) -> None:
    """Read the project below PATH, propose services, plan their extraction, and write everything into one folder.

    An edited boundaries.toml in that folder is used and kept, so run it again after each edit.
    """
    from decomposer.pipeline import run
    from decomposer.report.summary import summarize

    from .summary_view import show_summary

    with reading.progress() as progress:
        outcome = run(reading.settings(out), progress)
    show_summary(summarize(outcome.analysis), outcome, reading.path)
