"""The formats of a verdict: for stdout, and for files."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

import click
from msgspec import Struct

from decomposer.model.finding import Verdict
from decomposer.report import findings
from decomposer.version import VERSION

from .checking import Asked
from .options import decorated, from_here
from .output import write_file

FORMATS = ("full", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown")
_BESIDE_CODE = {"concise", "sarif", "junit", "github", "gitlab", "markdown"}
"""Formats whose readers open the files: their paths begin at the current folder, not at the analysed one."""


class Output(Struct, frozen=True):
    """What goes to stdout and what into files; people are shown at most `limit` findings, known ones on demand."""

    form: str
    files: tuple[tuple[str, Path], ...]
    limit: int
    known: bool

    def text(self, verdict: Verdict, asked: Asked) -> str:
        """What goes to stdout; under GitHub Actions with the commands that annotate the lines of a pull request."""
        text = _render(_seen(verdict, self.form, asked), self.form, self.limit, known=self.known)
        if self.form in {"full", "concise"} and os.environ.get("GITHUB_ACTIONS") == "true":
            text += findings.render_github(_seen(verdict, "github", asked), self.limit)
        return text

    def write_files(self, verdict: Verdict, asked: Asked) -> None:
        """Writes each format into its file, with all findings; a comment on a pull request has room for some."""
        for form, path in self.files:
            limit, known = (self.limit, self.known) if form == "markdown" else (None, True)
            write_file(path, _render(_seen(verdict, form, asked), form, limit, known=known))


def _seen(verdict: Verdict, form: str, asked: Asked) -> Verdict:
    if form not in _BESIDE_CODE:
        return verdict
    folder = from_here(asked.reading.path)
    return findings.placed(verdict, "" if folder == "." else f"{folder}/", from_here(asked.places().boundaries))


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

    return decorated(gathered, _OPTIONS)


_FOR_PEOPLE: dict[str, Callable[..., str]] = {
    "full": findings.render_full,
    "concise": findings.render_concise,
    "github": findings.render_github,
    "markdown": findings.render_markdown,
}


def _render(verdict: Verdict, form: str, limit: int | None, *, known: bool) -> str:
    """The verdict in a format; `limit` and `known` are for those that people read."""
    match form:
        case "json":
            return findings.render_json(verdict)
        case "sarif":
            return findings.render_sarif(verdict, VERSION)
        case "junit":
            return findings.render_junit(verdict)
        case "gitlab":
            return findings.render_gitlab(verdict)
        case _:
            return _FOR_PEOPLE[form](verdict, limit, known=known)
