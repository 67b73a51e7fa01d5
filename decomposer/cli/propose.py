"""`decomposer propose`: candidate services on stdout."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

import click

from decomposer.job import Wish
from decomposer.model.choices import AlgorithmName, Fineness
from decomposer.model.graph import Granularity

from .example import CommandWithExample
from .options import FILE, Reading, check_units, decorated, source_options
from .output import write_data


class ServiceNumber(click.ParamType[tuple[int, int]]):
    """`8`, or a range such as `5..12`."""

    name = "number of services"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The least and the most."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([0-9]+)(?:\.\.([0-9]+))?", value)
        least, most = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= least <= most:
            self.fail(f"{value!r} is no number of services: write it as 8 or 5..12", param, ctx)
        return least, most


_WISHES = (
    click.option(
        "--granularity",
        type=click.Choice(["definition", "module"]),
        default="definition",
        show_default=True,
        help="What moves: top-level classes and functions, or whole modules.",
    ),
    click.option("--services", type=ServiceNumber(), metavar="K|MIN..MAX", help="How many services are wanted."),
    click.option(
        "--choice",
        type=click.Choice(["coarse", "middle", "fine"]),
        default="middle",
        show_default=True,
        help="Which of three proposals.",
    ),
    click.option(
        "--algorithm",
        type=click.Choice(get_args(AlgorithmName)),
        default="memetic",
        show_default=True,
        help="How services are looked for.",
    ),
    click.option("--warm", is_flag=True, help="Begin at the cut of --boundaries: move only what has a strong reason."),
    click.option("--ignore-layout", is_flag=True, help="Let no name of a module or package decide anything."),
)


def _wishes(command: Callable[..., None]) -> Callable[..., None]:
    """How to look for services; the command gets the options as `wish`."""

    @functools.wraps(command)
    def gathered(
        granularity: Granularity,
        services: tuple[int, int] | None,
        choice: Fineness,
        algorithm: AlgorithmName,
        *,
        warm: bool,
        ignore_layout: bool,
        **others: object,
    ) -> None:
        if services is not None and choice != "middle":
            raise click.UsageError("--choice and --services both say how many services there are: give one of them.")
        command(wish=Wish(granularity, services, not ignore_layout, choice, warm, algorithm), **others)

    return decorated(gathered, _WISHES)


@click.command(
    "propose",
    cls=CommandWithExample,
    short_help="Print proposed boundaries.",
    epilog="decomposer propose path/to/project > boundaries.toml\n"
    "decomposer propose path/to/project --choice coarse --format markdown\n"
    "decomposer propose path/to/project --services 5..12 --format partition\n"
    "decomposer propose path/to/project --boundaries boundaries.toml\n"
    "decomposer propose --graph graph.json --format partition",
)
@source_options
@_wishes
@click.option(
    "--boundaries",
    type=FILE,
    metavar="FILE",
    help="A boundaries.toml whose constraints, pins, seeds and frozen services are kept.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["toml", "partition", "json", "markdown"]),
    default="toml",
    show_default=True,
    help="Boundaries to edit; {unit: service} as JSON, null for the shared kernel; or all reasons.",
)
def command(
    reading: Reading, wish: Wish, boundaries: Path | None, form: Literal["toml", "partition", "json", "markdown"]
) -> None:
    """Print the services that decomposer proposes for the project below PATH, or for a graph. Writes nothing."""
    if wish.warm and (boundaries is None or form == "markdown"):
        raise click.UsageError("--warm goes with --boundaries FILE, and not with --format markdown.")
    from decomposer.pipeline import propose_text

    check_units(reading, wish.granularity)
    with reading.progress() as progress:
        text = propose_text(reading.settings(), progress, form, wish, boundaries)
    write_data(text)
