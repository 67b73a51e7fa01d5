"""`decomposer export`: all facts, the graph or the map of services in other forms, on stdout or as a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click
from click.core import ParameterSource

from .example import CommandWithExample
from .options import Reading, analysis_options, out_option
from .output import write_data

Form = Literal["json", "csv", "graphml", "dot", "mermaid"]


@click.command(
    "export",
    cls=CommandWithExample,
    short_help="Print facts and graph for other programs.",
    epilog="decomposer export path/to/project > project.json\n"
    "decomposer export path/to/project --format csv --table routes\n"
    "decomposer export path/to/project --format csv --out tables\n"
    "decomposer export path/to/project --format graphml > graph.graphml\n"
    "decomposer export path/to/project --format dot | dot -Tsvg > services.svg",
)
@analysis_options
@out_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "graphml", "dot", "mermaid"]),
    default="json",
    show_default=True,
    help="json: everything; csv: tables of facts; graphml: units and edges; dot, mermaid: the map of services.",
)
@click.option("--table", metavar="NAME", help="Print one table of facts, with --format csv: routes, references, ...")
@click.pass_context
def command(ctx: click.Context, reading: Reading, out: Path, form: Form, table: str | None) -> None:
    """Print what is known of the project below PATH for other programs.

    With --format csv and --out FOLDER, write one file per table into that folder; nothing else writes anything.
    """
    if table is not None and form != "csv":
        raise click.UsageError("--table goes with --format csv.", ctx)
    if form == "csv":
        _tables(ctx, reading, out, table)
    else:
        write_data(_map_of_services(reading, out, form) if form in {"dot", "mermaid"} else _graph(reading, form))


def _tables(ctx: click.Context, reading: Reading, out: Path, table: str | None) -> None:
    from decomposer.pipeline import export_table, export_tables
    from decomposer.report.facts import TABLES

    if table is not None and table not in TABLES:
        raise click.UsageError(f"There is no table '{table}'; tables: {', '.join(TABLES)}.", ctx)
    with reading.progress() as progress:
        if table is not None:
            write_data(export_table(reading.settings(), progress, table))
        elif ctx.get_parameter_source("out") is ParameterSource.DEFAULT:
            raise click.UsageError("Say where to write the tables with --out, or name one with --table.", ctx)
        else:
            export_tables(reading.settings(out), progress)


def _graph(reading: Reading, form: Form) -> str:
    from decomposer.pipeline import export_everything, read_graph
    from decomposer.report.graphml import render_graphml

    with reading.progress() as progress:
        graph = read_graph(reading.settings(), progress)
        progress.stage("Writing")
        return export_everything(graph) if form == "json" else render_graphml(graph)


def _map_of_services(reading: Reading, out: Path, form: Form) -> str:
    from decomposer.pipeline import analyse
    from decomposer.report.dot import render_dot
    from decomposer.report.mermaid import render_mermaid
    from decomposer.report.service_graph import build_service_graph

    with reading.progress() as progress:
        _, found = analyse(reading.settings(out), progress)
    services = build_service_graph(found.graph, found.service_map)
    return render_dot(services) if form == "dot" else render_mermaid(services)
