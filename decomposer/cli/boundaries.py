"""`decomposer boundaries`: look at the accepted boundaries, and change them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from .example import CommandWithExample
from .options import FILE, Reading, reading_options
from .output import write_data

if TYPE_CHECKING:
    from decomposer.boundaries import BoundaryEdit, Changed
    from decomposer.job import Boundaries
    from decomposer.model import DependencyGraph

    Change = Callable[[BoundaryEdit], Changed]


@click.group("boundaries", short_help="Look at the boundaries, and change them.")
def command() -> None:
    """Change boundaries.toml and see what it does to the cut; comments and order stay.

    What breaks a constraint of the file is refused. Undo a change with version control, or try it with --dry-run.
    """


class Target(Struct, frozen=True):
    """The project, its boundary file if that was named, and whether to write it."""

    reading: Reading
    boundaries: Path | None
    dry_run: bool


_FILE = click.option(
    "--boundaries",
    type=FILE,
    metavar="FILE",
    help="The boundaries, if they are not in PATH, in the current folder or in .decomposer/.",
)
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what it does, and write nothing.")


def _edit_options(command: Callable[..., None]) -> Callable[..., None]:
    """PATH, the options of every command that reads a project, the file, and whether it is written, as `target`."""

    @functools.wraps(command)
    def gathered(reading: Reading, boundaries: Path | None, *, dry_run: bool, **others: object) -> None:
        command(target=Target(reading, boundaries, dry_run), **others)

    return reading_options(_FILE(_DRY_RUN(gathered)))


@command.command("show", cls=CommandWithExample, epilog="decomposer boundaries show path/to/project")
@reading_options
@_FILE
def show(reading: Reading, boundaries: Path | None) -> None:
    """Print what each service has, what is kept, and the numbers of the cut."""
    from decomposer.boundaries import read_decisions
    from decomposer.clustering import measure
    from decomposer.report.boundary_edit import render_boundaries

    graph, file = _read(Target(reading, boundaries, dry_run=True))
    found = read_decisions(file.text, graph, file.path)
    metrics = measure(graph, found.services.units, found.services.tables)
    write_data(render_boundaries(found.services, found.constraints, metrics))


@command.command("move", cls=CommandWithExample, epilog="decomposer boundaries move path/to/project shop.tax billing")
@_edit_options
@click.argument("names", metavar="UNIT...", nargs=-1, required=True)
@click.argument("service")
def move(target: Target, names: tuple[str, ...], service: str) -> None:
    """Give each UNIT (or package, with all that is below) to SERVICE, a new one too, or to `shared`.

    Their tables, routes and tasks go along.
    """
    _change(target, lambda edit: edit.move(names, service))


@command.command("merge", cls=CommandWithExample, epilog="decomposer boundaries merge path/to/project orders cart")
@_edit_options
@click.argument("one")
@click.argument("other")
@click.option("--into", metavar="NAME", help="What the service is called, if not as the first of them.")
def merge(target: Target, one: str, other: str, into: str | None) -> None:
    """Make one service of two."""
    _change(target, lambda edit: edit.merge(one, other, into))


@command.command(
    "split", cls=CommandWithExample, epilog="decomposer boundaries split path/to/project orders --into returns"
)
@_edit_options
@click.argument("service")
@click.argument("names", metavar="[UNIT]...", nargs=-1)
@click.option("--into", metavar="NAME", help="What the new service is called, if not SERVICE-2.")
def split(target: Target, service: str, names: tuple[str, ...], into: str | None) -> None:
    """Make two services of one: each UNIT leaves, or without any, what is tied least to the rest."""
    from decomposer.clustering.splitting import halve_group

    def change(edit: BoundaryEdit) -> Changed:
        leaving = names or halve_group(edit.graph, edit.units_of(service), edit.before.constraints)
        return edit.split(service, leaving, into or f"{service}-2")

    _change(target, change)


@command.command("rename", cls=CommandWithExample, epilog="decomposer boundaries rename path/to/project orders sales")
@_edit_options
@click.argument("service")
@click.argument("name")
def rename(target: Target, service: str, name: str) -> None:
    """Call SERVICE by another NAME."""
    _change(target, lambda edit: edit.rename(service, name))


@command.command("pin", cls=CommandWithExample, epilog="decomposer boundaries pin path/to/project shop.tax billing")
@_edit_options
@click.argument("name", metavar="UNIT")
@click.argument("service", required=False)
def pin(target: Target, name: str, service: str | None) -> None:
    """Keep UNIT (or a package) where it is in every proposal, or in SERVICE, to which it then moves."""
    _change(target, lambda edit: edit.pin(name, service))


def _read(target: Target) -> tuple[DependencyGraph, Boundaries]:
    from decomposer.checking import find_places
    from decomposer.deciding import read_boundary_file
    from decomposer.pipeline import read_graph

    settings = target.reading.settings()
    file = read_boundary_file(find_places(settings, target.boundaries).boundaries)
    with target.reading.progress() as progress:
        return read_graph(settings, progress), file


def _change(target: Target, change: Change) -> None:
    from decomposer.deciding import edit_boundaries, write_boundary_file
    from decomposer.report.boundary_edit import render_edit

    graph, file = _read(target)
    edited = edit_boundaries(graph, file, change)
    if not target.dry_run:
        write_boundary_file(Path(file.path), edited.text)
    last = "Nothing is written (--dry-run)." if target.dry_run else f"Written to {file.path}."
    write_data(f"{render_edit(edited.before, edited.after, edited.numbers)}\n{last}\n")
