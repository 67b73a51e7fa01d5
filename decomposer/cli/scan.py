"""`decomposer scan`: what is in the project, on stdout."""

from __future__ import annotations

from typing import Literal

import click

from .example import CommandWithExample
from .options import Reading, analysis_options
from .output import write_data

Form = Literal["text", "json"]


@click.command(
    "scan",
    cls=CommandWithExample,
    short_help="Print routes, tables, tasks and blind spots.",
    epilog="decomposer scan path/to/project --stats",
)
@analysis_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--stats",
    is_flag=True,
    help="Print instead how much was seen: what is not resolved, what nothing leads to, what binds the parts.",
)
@click.option(
    "--twelve-factors",
    "factors",
    is_flag=True,
    help="Print instead what stands in the way of twelve-factor operation: state, secrets, local files...",
)
def command(reading: Reading, form: Form, stats: bool, factors: bool) -> None:
    """Print the routes, tables and tasks of the project below PATH, and what could not be read or resolved."""
    if stats and factors:
        raise click.UsageError("--stats and --twelve-factors are two things; ask for one of them")
    (_print_statistics if stats else _print_factors if factors else _print_inventory)(reading, form)


def _print_inventory(reading: Reading, form: Form) -> None:
    from decomposer.pipeline import find_uses, observe
    from decomposer.reading import read
    from decomposer.report.inventory import render_inventory, render_inventory_json

    with reading.progress() as progress:
        program = read(reading.settings(), progress)
        uses, seen = find_uses(program), observe(reading.settings(), program, progress)
    write_data(render_inventory_json(program, uses, seen) if form == "json" else render_inventory(program, uses, seen))


def _print_factors(reading: Reading, form: Form) -> None:
    from decomposer.pipeline import judge_factors
    from decomposer.reading import read
    from decomposer.report.factors import render_factors, render_factors_json

    with reading.progress() as progress:
        found = judge_factors(read(reading.settings(), progress))
    write_data((render_factors_json if form == "json" else render_factors)(found))


def _print_statistics(reading: Reading, form: Form) -> None:
    from decomposer.pipeline import measure
    from decomposer.reading import read
    from decomposer.report.statistics import render_statistics_json

    from .statistics_view import show_statistics

    with reading.progress() as progress:
        found = measure(read(reading.settings(), progress))
    if form == "json":
        write_data(render_statistics_json(found))
    else:
        show_statistics(found)
