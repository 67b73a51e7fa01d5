"""`decomposer propose`: the boundary file on stdout."""

from __future__ import annotations

import click

from .example import CommandWithExample
from .options import Reading, analysis_options
from .output import write_data


@click.command(
    "propose",
    cls=CommandWithExample,
    short_help="Print proposed boundaries.",
    epilog="decomposer propose path/to/project > boundaries.toml",
)
@analysis_options
def command(reading: Reading) -> None:
    """Print the boundaries that decomposer proposes for the project below PATH, as TOML. Writes nothing."""
    from decomposer.config import read_config
    from decomposer.pipeline import decide, propose, read_graph

    with reading.progress() as progress:
        graph = read_graph(reading.settings(), progress)
        found = decide(graph, propose(graph, read_config(reading.path), progress), None, progress)
    write_data(found.boundaries.text)
