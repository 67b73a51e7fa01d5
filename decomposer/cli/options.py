"""Options that commands share."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec import Struct, structs

from decomposer.job import DEFAULT_OUT, Settings
from decomposer.model.evidence import EvidenceFiles
from decomposer.model.graph import Granularity

from .progress import Progress


class Reading(Struct, frozen=True):
    """How to read a project: its folder, and the options of `reading_options` or `analysis_options`.

    `graph` is a file with a graph, which is read in place of a project: then `path` is the folder of that file.
    """

    path: Path
    jobs: int | None
    no_cache: bool
    quiet: bool
    verbose: bool
    evidence: EvidenceFiles = EvidenceFiles()
    graph: Path | None = None

    def settings(self, out: Path = DEFAULT_OUT) -> Settings:
        """The options as the pipeline wants them."""
        return Settings(self.path, out, self.jobs, not self.no_cache, self.evidence, self.graph)

    def progress(self) -> Progress:
        """What to show on stderr meanwhile."""
        return Progress(quiet=self.quiet, verbose=self.verbose)


class Folder(click.Path):
    """A path that is not empty: an unset variable in a script must not mean the current folder."""

    def __init__(self) -> None:
        """Gives a `Path`; whether it exists is told later, with more to say."""
        super().__init__(path_type=Path, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path; fails for an empty one."""
        if not os.fspath(value):
            self.fail("it is empty; write '.' for the current folder.", param, ctx)
        return super().convert(value, param, ctx)


FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file that is there."""

Decorate = Callable[[Callable[..., None]], Callable[..., None]]

_PATH: Decorate = click.argument("path", metavar="PATH", type=Folder())
_PATH_OR_GRAPH: Decorate = click.argument("path", metavar="[PATH]", type=Folder(), required=False)
_OPTIONS: tuple[Decorate, ...] = (
    click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes that read files."),
    click.option("--no-cache", is_flag=True, help="Read every file again."),
    click.option("-q", "--quiet", is_flag=True, help="No progress on stderr."),
    click.option("-v", "--verbose", is_flag=True, help="Say on stderr how long each stage takes."),
)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """PATH and the options of every command that reads a project; the command gets them as `reading`."""

    @functools.wraps(command)
    def gathered(path: Path, reading: Reading, **others: object) -> None:
        command(reading=structs.replace(reading, path=path), **others)

    return _PATH(common_options(gathered))


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that may read a project; the command gets them as `reading`, without a path."""

    @functools.wraps(command)
    def gathered(jobs: int | None, *, no_cache: bool, quiet: bool, verbose: bool, **others: object) -> None:
        command(reading=Reading(Path(), jobs, no_cache, quiet, verbose), **others)

    return decorated(gathered, _OPTIONS)


def decorated(command: Callable[..., None], options: Sequence[Decorate]) -> Callable[..., None]:
    """The command with these options, the first of them the outermost, as if they stood above it in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def from_here(path: Path) -> str:
    """A path as it is seen from the current folder, if it is in it."""
    here, there = Path.cwd().resolve(), path.resolve()
    return there.relative_to(here).as_posix() if there.is_relative_to(here) else path.as_posix()


def _file_option(name: str, text: str) -> Decorate:
    return click.option(name, type=FILE, multiple=True, metavar="FILE", help=text)


_EVIDENCE: tuple[Decorate, ...] = (
    click.option("--git", is_flag=True, help="Read its history too: what changes together."),
    _file_option("--traces", "Read traces too: OpenTelemetry or Jaeger, as JSON."),
    _file_option("--coverage", "Read coverage data with contexts too: which test runs what."),
    _file_option("--access-log", "Read a log of requests too."),
)


_GRAPH = click.option(
    "--graph",
    type=FILE,
    metavar="FILE",
    help="Read a graph, and traces.json beside it, in place of PATH.",
)


def analysis_options(command: Callable[..., None]) -> Callable[..., None]:
    """As `reading_options`, and what to read besides the source; each file option can be given several times."""
    return reading_options(_with_evidence(command))


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """As `analysis_options`, and a file with a graph, which can be given in place of PATH."""
    inner = _with_evidence(command)

    @functools.wraps(inner)
    def gathered(path: Path | None, graph: Path | None, reading: Reading, **others: object) -> None:
        root = path if graph is None else graph.parent
        if root is None or (path and graph):
            raise click.UsageError("Give either PATH or --graph FILE.", click.get_current_context())
        inner(reading=structs.replace(reading, path=root, graph=graph), **others)

    return decorated(common_options(gathered), (_PATH_OR_GRAPH, _GRAPH))


def check_units(reading: Reading, granularity: Granularity) -> None:
    """Raises UsageError for whole modules of a graph: its nodes are its units."""
    if reading.graph is not None and granularity == "module":
        raise click.UsageError("The units of a graph are its nodes: leave --granularity out.")


def _with_evidence(command: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(command)
    def gathered(
        reading: Reading,
        *,
        git: bool,
        traces: tuple[Path, ...],
        coverage: tuple[Path, ...],
        access_log: tuple[Path, ...],
        **others: object,
    ) -> None:
        evidence = EvidenceFiles(git, traces, coverage, access_log)
        if evidence and reading.graph:
            raise click.UsageError("What is read besides a source goes with PATH.", click.get_current_context())
        command(reading=structs.replace(reading, evidence=evidence), **others)

    return decorated(gathered, _EVIDENCE)


out_option = click.option(
    "--out",
    type=Folder(),
    default=DEFAULT_OUT,
    show_default=True,
    metavar="FOLDER",
    help="Output folder; an edited boundaries.toml in it is used and kept.",
)
