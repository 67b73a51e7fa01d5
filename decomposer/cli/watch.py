"""`decomposer watch`: the check, again on each save."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

import click

from decomposer.errors import DecomposerError
from decomposer.model.finding import Finding, Verdict
from decomposer.model.phrases import count
from decomposer.report.findings.concise import render_line

from .check import FINDINGS
from .checking import Asked, check_options, since_option
from .example import CommandWithExample
from .output import write_data
from .verdicts import Output, output_options

_CANNOT_JUDGE = 2


@click.command(
    "watch",
    cls=CommandWithExample,
    short_help="Check again on each save.",
    epilog="decomposer watch path/to/project --since main",
)
@check_options
@since_option
@output_options
def command(asked: Asked, since: str, output: Output) -> None:
    """Check the project below PATH now, and again whenever its files, its boundaries or the baseline are saved.

    Ctrl-C ends it, with the exit code of the last check. Options are those of `decomposer check`.
    """
    from decomposer import watching

    code, shown = _CANNOT_JUDGE, ""
    wanted = watching.Asked(asked.settings, asked.places(), asked.today, since, asked.progress)
    try:
        for one in watching.rounds(wanted):
            if isinstance(one, watching.Glimpse):
                _show_glimpse(one.findings, one.seconds)
                continue
            code, text = _told(one.outcome, asked, output)
            _show(text if text != shown else "", one.seconds)
            shown = text
    except KeyboardInterrupt:
        raise click.exceptions.Exit(code) from None


def _show_glimpse(findings: Sequence[Finding], seconds: float) -> None:
    write_data("".join(render_line(one) + "\n" for one in findings))
    said = count(len(findings), "new finding") if findings else "nothing new"
    click.echo(f"{time.strftime('%H:%M:%S')} first look at names in {seconds:.1f} s: {said}; checking ...", err=True)


def _told(outcome: Verdict | DecomposerError, asked: Asked, output: Output) -> tuple[int, str]:
    """The exit code and the text of a check."""
    if isinstance(outcome, DecomposerError):
        return outcome.exit_code, f"Error: {' '.join(str(outcome).split())}\n"
    output.write_files(outcome, asked)
    return FINDINGS if outcome.fails else 0, output.text(outcome, asked)


def _show(text: str, seconds: float) -> None:
    """On a terminal what was there before goes; what is the same as before is not shown again."""
    if text and sys.stdout.isatty():
        click.clear()
    write_data(text)
    same = "" if text else ", nothing new"
    click.echo(f"{time.strftime('%H:%M:%S')} checked in {seconds:.1f} s{same}; Ctrl-C ends", err=True)
