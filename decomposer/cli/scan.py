"""`decomposer scan`: what is in the project, on stdout."""

from __future__ import annotations

import click

from .example import CommandWithExample
from .options import Reading, reading_options
from .output import write_data


@click.command(
    "scan",
    cls=CommandWithExample,
    short_help="Print routes, tables, tasks and blind spots.",
    epilog="decomposer scan path/to/project",
)
@reading_options
def command(reading: Reading) -> None:
    """Print the routes, tables and tasks of the project below PATH, and what could not be read or resolved."""
    from decomposer.pipeline import read
    from decomposer.report.inventory import render_inventory

    with reading.progress() as progress:
        program = read(reading.settings(), progress)
    write_data(render_inventory(program))
