"""`decomposer compare`: what differs between two cuts, on stdout."""

from __future__ import annotations

from pathlib import Path

import click

from decomposer.job import Settings

from .example import CommandWithExample
from .options import FILE, Folder
from .output import write_data
from .progress import Progress


@click.command(
    "compare",
    cls=CommandWithExample,
    short_help="Print what differs between two cuts.",
    epilog="decomposer compare .decomposer/boundaries.toml other.toml --source path/to/project",
)
@click.argument("first", metavar="A", type=FILE)
@click.argument("second", metavar="B", type=FILE)
@click.option("--source", type=Folder(), metavar="PATH", help="The source code: tells units and numbers of both.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(first: Path, second: Path, source: Path | None, form: str, *, quiet: bool) -> None:
    """Print the merges, splits and moves that lead from the cut A to the cut B.

    A and B are files such as boundaries.toml, proposal.json, or {unit: service} as JSON. Services are the same if they
    share most of their units, whatever their names.
    """
    from decomposer.pipeline import compare
    from decomposer.report.comparison import render_comparison, render_comparison_json

    with Progress(quiet=quiet, verbose=False) as progress:
        found = compare(first, second, None if source is None else Settings(root=source), progress)
    write_data(render_comparison_json(found) if form == "json" else render_comparison(found))
