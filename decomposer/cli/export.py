"""`decomposer export`: the graph in other forms, on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from .example import CommandWithExample
from .options import Reading, out_option, reading_options
from .output import write_data

Form = Literal["json", "graphml", "dot", "mermaid"]


@click.command(
    "export",
    cls=CommandWithExample,
    short_help="Print the graph for other programs.",
    epilog="decomposer export path/to/project --format graphml > graph.graphml",
)
@reading_options
@out_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "graphml", "dot", "mermaid"]),
    default="json",
    show_default=True,
    help="json: all facts; graphml: units and edges; dot, mermaid: the map of services.",
)
def command(reading: Reading, out: Path, form: Form) -> None:
    """Print the dependency graph of the project below PATH for other programs. Writes nothing."""
    write_data(_map_of_services(reading, out, form) if form in {"dot", "mermaid"} else _graph(reading, form))


def _graph(reading: Reading, form: Form) -> str:
    from decomposer.pipeline import build_graph, read
    from decomposer.report.graph_json import render_graph_json
    from decomposer.report.graphml import render_graphml

    with reading.progress() as progress:
        graph = build_graph(read(reading.settings(), progress), progress)
        progress.stage("Writing")
        return render_graph_json(graph) if form == "json" else render_graphml(graph)


def _map_of_services(reading: Reading, out: Path, form: Form) -> str:
    from decomposer.pipeline import analyse
    from decomposer.report.dot import render_dot
    from decomposer.report.mermaid import render_mermaid
    from decomposer.report.service_graph import build_service_graph

    with reading.progress() as progress:
        _, found = analyse(reading.settings(out), progress)
    services = build_service_graph(found.graph, found.service_map)
    return render_dot(services) if form == "dot" else render_mermaid(services)
