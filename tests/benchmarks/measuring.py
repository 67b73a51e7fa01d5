"""What a command costs: time on the clock, processor time and memory, its child processes included."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

_PATIENCE = 1800
"""Seconds after which a command is given up."""
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Done(NamedTuple):
    """A finished command: exit code, what it wrote, seconds, and the most memory that one of its processes held."""

    code: int
    output: str
    messages: str
    wall: float
    cpu: float
    peak: int


def run_measured(command: Sequence[str], folder: Path | None = None, **environment: str) -> Done:
    """Run a command to its end in a folder; its lines are 110 wide."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        start = time.monotonic()
        with subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=messages, env={**os.environ, "COLUMNS": "110", **environment}
        ) as process:
            timer = threading.Timer(_PATIENCE, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT
        return Done(process.returncode, _content(output), _content(messages), wall, cpu, peak)


def _content(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")
