"""`decomposer plan`: the plan on stdout."""

from __future__ import annotations

from pathlib import Path

import click

from .example import CommandWithExample
from .options import Reading, analysis_options, out_option
from .output import write_data


@click.command(
    "plan",
    cls=CommandWithExample,
    short_help="Print the migration plan.",
    epilog="decomposer plan path/to/project --format json",
)
@analysis_options
@out_option
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
def command(reading: Reading, out: Path, form: str) -> None:
    """Print the order in which services leave the project below PATH, and what each step touches.

    Uses the boundaries.toml of the output folder if somebody edited it, else the proposal. Writes nothing.
    """
    from decomposer.pipeline import analyse
    from decomposer.report.plan_json import render_plan_json
    from decomposer.report.plan_markdown import render_plan_markdown

    with reading.progress() as progress:
        _, found = analyse(reading.settings(out), progress)
    write_data(
        render_plan_markdown(found.plan, found.review.verdict) if form == "markdown" else render_plan_json(found.plan)
    )
