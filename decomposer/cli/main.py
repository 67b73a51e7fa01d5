"""`decomposer`: the group of commands, and what happens to errors."""

from __future__ import annotations

import gc
import importlib
import io
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType

import click

from decomposer.errors import DecomposerError
from decomposer.version import VERSION

COMMANDS = (
    "run",
    "scan",
    "propose",
    "compare",
    "score",
    "boundaries",
    "plan",
    "init",
    "check",
    "watch",
    "baseline",
    "rule",
    "callgraph",
    "explain",
    "export",
)
_FAILED, _INTERRUPTED, _TERMINATED = 2, 130, 143


class LazyGroup(click.Group):
    """Loads a command when it is named, each from the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the name is click's
        """The commands, in the order in which people use them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"decomposer.cli.{cmd_name}").command
        return command


@click.group(
    cls=LazyGroup,
    epilog="Example: decomposer run path/to/project",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, prog_name="decomposer")
def cli() -> None:
    """Take a Python monolith apart: find its services, plan their extraction, write gateway routes.

    The analysed code is only read, never imported or executed.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and leave with 0 (done), 1 (findings), 2 (could not run), 130 (interrupted)."""
    # A command is short: its garbage goes with the process, and nobody has to look for it, not even at the end.
    gc.disable()
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a call with these arguments; an error is one line on stderr."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    _replace_what_cannot_be_shown()
    try:
        code = cli.main(list(arguments), prog_name="decomposer", standalone_mode=False)
    except click.ClickException as error:
        return _refuse(error)
    except DecomposerError as error:
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; nothing was changed.", err=True)
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for people who use it
        return _fail_unexpectedly(error, verbose="--verbose" in arguments or "-v" in arguments)
    return code if isinstance(code, int) else 0


def _replace_what_cannot_be_shown() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _end(number: int, _frame: FrameType | None) -> None:
    """An exception, so that a half-written folder is removed on the way out, in peace from impatient people."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(_TERMINATED)


def _refuse(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return _FAILED
    if not isinstance(error, click.UsageError):
        return _fail(error.format_message())
    command = error.ctx.command_path if error.ctx else "decomposer"
    return _fail(f"{error.format_message()} Try '{command} --help'.")


def _fail(message: str, code: int = _FAILED) -> int:
    click.echo(f"Error: {' '.join(message.split())}", err=True)
    return code


def _fail_unexpectedly(error: Exception, *, verbose: bool) -> int:
    if verbose:
        traceback.print_exception(error, file=sys.stderr)
    what = f"{type(error).__name__}: {error}"
    advice = "please report it with the traceback" if verbose else "please report it with what --verbose shows"
    return _fail(f"This is a fault of decomposer ({what}); {advice}.")


if __name__ == "__main__":
    main()
