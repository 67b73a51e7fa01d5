"""`decomposer explain`: all that is known of one thing, on stdout."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from .example import CommandWithExample
from .options import Reading, analysis_options, out_option
from .output import write_data

_MOST = 10
"""Facts of one relation that are shown at a terminal."""


@click.command(
    "explain",
    cls=CommandWithExample,
    short_help="Print all that is known of one thing.",
    epilog='decomposer explain path/to/project "GET /orders/"',
)
@analysis_options
@click.argument("name")
@click.argument("other", required=False)
@out_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="At a terminal too, show long lists in full.")
def command(reading: Reading, name: str, other: str | None, out: Path, form: str, everything: bool) -> None:
    """Print all that is known of NAME in the project below PATH.

    NAME is a class, function or module (or the end of its name), a package or application, a table, a route (with or
    without method), a task, a signal, a URL name, a template, or a key of a cache or session. Where several have it,
    write table:NAME, route:NAME and so on.

    With OTHER too, print what two services, packages or units need of each other. Services are those of the
    boundaries.toml of the output folder if somebody edited it, else the proposed ones.
    """
    from decomposer.pipeline import explain
    from decomposer.report.explanation import render_explanation, render_explanation_json, render_for_terminal

    with reading.progress() as progress:
        found = explain(reading.settings(out), progress, name, other)
    if form == "json":
        write_data(render_explanation_json(found))
    elif sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
        write_data(render_for_terminal(found, width, None if everything else _MOST))
    else:
        write_data(render_explanation(found))
