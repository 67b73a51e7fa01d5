"""`decomposer callgraph`: who calls whom, on stdout."""

from __future__ import annotations

from typing import Literal

import click

from .example import CommandWithExample
from .options import Reading, reading_options
from .output import write_data


@click.command(
    "callgraph",
    cls=CommandWithExample,
    short_help="Print who calls whom.",
    epilog="decomposer callgraph path/to/project --no-builtins --no-externals",
)
@reading_options
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="json", show_default=True)
@click.option("--no-builtins", is_flag=True, help="Leave out calls of built-ins.")
@click.option("--no-externals", is_flag=True, help="Leave out calls of libraries.")
@click.option("--implicit", is_flag=True, help="Show property reads and operators too.")
@click.option("--via", is_flag=True, help="Show calls that pass through a framework too; takes longer.")
@click.option(
    "--confidence",
    type=click.Choice(["certain", "likely", "guess"]),
    default="likely",
    show_default=True,
    help="The least confidence to show.",
)
def command(reading: Reading, form: str, confidence: Literal["certain", "likely", "guess"], **shown: bool) -> None:
    """Print {caller: [callee, ...]} of the project below PATH; modules are callers too, for their top-level code."""
    from decomposer.reading import read_calls
    from decomposer.report.callgraph import CallFilter, render_callgraph_json, render_callgraph_text

    builtins, externals = not shown["no_builtins"], not shown["no_externals"]
    wanted = CallFilter(builtins, externals, shown["implicit"], confidence, shown["via"])
    with reading.progress() as progress:
        graph = read_calls(reading.settings(), progress, guesses=confidence == "guess", frameworks=shown["via"])
    write_data(render_callgraph_json(graph, wanted) if form == "json" else render_callgraph_text(graph, wanted))
