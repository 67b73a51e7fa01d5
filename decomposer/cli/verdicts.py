"""The formats of a verdict: for stdout, and for files."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import click
from msgspec import Struct

from decomposer.errors import OutputError
from decomposer.model.finding import Verdict

FORMATS = ("full", "concise", "json")


class Output(Struct, frozen=True):
    """What goes to stdout and what into files; people are shown at most `limit` findings, known ones on demand."""

    form: str
    files: tuple[tuple[str, Path], ...]
    limit: int
    known: bool

    def text(self, verdict: Verdict) -> str:
        """What goes to stdout."""
        return render(verdict, self.form, self.limit, known=self.known)

    def write_files(self, verdict: Verdict) -> None:
        """Writes each format into its file, with all findings."""
        for form, path in self.files:
            text = render(verdict, form, None, known=True)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8", "replace"))
            except OSError as error:
                raise OutputError(f"{path} cannot be written: {error.strerror}") from error


class FormatAndFile(click.ParamType[tuple[str, Path]]):
    """`FORMAT=FILE`."""

    name = "format and file"

    def convert(
        self, value: str | tuple[str, Path], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """The format and the path."""
        if isinstance(value, tuple):
            return value
        form, _, path = value.partition("=")
        if not path or form not in FORMATS:
            self.fail(f"{value!r}: write it as FORMAT=FILE, FORMAT being one of {', '.join(FORMATS)}", param, ctx)
        return form, Path(path)


_OPTIONS = (
    click.option(
        "--output-format",
        type=click.Choice(FORMATS),
        default="full",
        show_default=True,
        envvar="DECOMPOSER_OUTPUT_FORMAT",
        help="What goes to stdout.",
    ),
    click.option(
        "--output-file",
        type=FormatAndFile(),
        multiple=True,
        metavar="FORMAT=FILE",
        help="Write this format to a file as well; can be given several times.",
    ),
    click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many findings to show."),
    click.option("--known", is_flag=True, help="Show findings of the baseline as well."),
)


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """The formats, as `output`."""

    @functools.wraps(command)
    def gathered(
        output_format: str, output_file: tuple[tuple[str, Path], ...], limit: int, *, known: bool, **others: object
    ) -> None:
        command(output=Output(output_format, output_file, limit, known), **others)

    decorated: Callable[..., None] = gathered
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def render(verdict: Verdict, form: str, limit: int | None, *, known: bool) -> str:
    """The verdict in a format; `limit` and `known` are for those that people read."""
    from decomposer.report.findings.concise import render_concise
    from decomposer.report.findings.full import render_full
    from decomposer.report.findings.json_document import render_json

    match form:
        case "json":
            return render_json(verdict)
        case "concise":
            return render_concise(verdict, limit, known=known)
        case _:
            return render_full(verdict, limit, known=known)
