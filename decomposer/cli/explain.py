"""`decomposer explain`: all that is known of one thing, on stdout."""

from __future__ import annotations

from pathlib import Path

import click

from .example import CommandWithExample
from .options import Reading, out_option, reading_options
from .output import write_data


@click.command(
    "explain",
    cls=CommandWithExample,
    short_help="Print all that is known of one thing.",
    epilog='decomposer explain path/to/project "GET /orders/"',
)
@reading_options
@click.argument("name")
@click.argument("other", required=False)
@out_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(reading: Reading, name: str, other: str | None, out: Path, form: str) -> None:
    """Print all that is known of NAME in the project below PATH: a symbol, a table, a route or a task.

    With OTHER too, print what two services, packages or units need of each other. Services are those of the
    boundaries.toml of the output folder if somebody edited it, else the proposed ones.
    """
    from decomposer.pipeline import explain
    from decomposer.report.explanation import render_explanation, render_explanation_json

    with reading.progress() as progress:
        found = explain(reading.settings(out), progress, name, other)
    write_data(render_explanation(found) if form == "text" else render_explanation_json(found))
