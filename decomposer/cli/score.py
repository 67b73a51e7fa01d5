"""`decomposer score`: a partition in numbers, on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click
from msgspec import structs

from .example import CommandWithExample
from .options import FILE, Reading, check_units, common_options
from .output import write_data


@click.command(
    "score",
    cls=CommandWithExample,
    short_help="Say in numbers how good a partition is.",
    epilog="decomposer score partition.json --graph path/to/project\n"
    "decomposer score partition.json --graph graph.json --reference expert.json",
)
@click.argument("partition", metavar="PARTITION", type=FILE)
@click.option(
    "--graph",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE|FOLDER",
    help="The graph that is divided: a file, or the source code.",
)
@click.option("--reference", type=FILE, metavar="FILE", help="A partition to compare with.")
@click.option(
    "--granularity",
    type=click.Choice(["definition", "module"]),
    default="definition",
    show_default=True,
    help="What the units of a source are.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def command(
    reading: Reading,
    partition: Path,
    graph: Path | None,
    reference: Path | None,
    granularity: Literal["definition", "module"],
    form: Literal["text", "json"],
) -> None:
    """Print all metrics of a partition, {unit: service or null} as JSON, that its graph and a reference allow.

    In both, the name of a module stands for the definitions in it. Writes nothing.
    """
    from decomposer.pipeline import score
    from decomposer.report.score import render_score_json, render_score_text

    if graph is None and reference is None:
        raise click.UsageError("Give --graph, --reference or both.", click.get_current_context())
    settings = None
    if graph is not None:
        read = structs.replace(reading, path=graph) if graph.is_dir() else structs.replace(reading, graph=graph)
        check_units(read, granularity)
        settings = read.settings()
    with reading.progress() as progress:
        found = score(settings, progress, partition, reference, granularity)
    write_data(render_score_json(found) if form == "json" else render_score_text(found))
