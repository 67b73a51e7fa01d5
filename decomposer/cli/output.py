"""Data on stdout, and in files that people name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from decomposer.errors import OutputError

_READER_LEFT = 141


def write_data(text: str) -> None:
    """Print text as it is; a reader that goes away early (`| head`) ends the program silently."""
    try:
        sys.stdout.write(text.encode("utf-8", "replace").decode())
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end: give it something that takes the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_READER_LEFT) from None


def write_file(path: Path, text: str) -> None:
    """Write text as it is, and the folders above it. Raises OutputError where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
