"""Data on stdout."""

from __future__ import annotations

import os
import sys

import click

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
