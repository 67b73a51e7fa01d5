"""What a command costs: time on the clock, processor time and memory, its child processes included."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

from tests.benchmarks.memory import held_memory

_PATIENCE = 1800
"""Seconds after which a command is given up."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.002, 0.1
"""Seconds between two looks at a command; the time on the clock is known as exactly."""
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Done(NamedTuple):
    """A finished command: exit code, what it wrote, seconds, and the most memory in bytes.

    The memory is what all processes held together at one of many moments, or what one of them ever held when that is
    more.
    """

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
            status, usage, held = _watch(process)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        cpu, peak = usage.ru_utime + usage.ru_stime, max(held, usage.ru_maxrss * _MAXRSS_UNIT)
        return Done(process.returncode, _content(output), _content(messages), wall, cpu, peak)


def _watch(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage, int]:
    """Exit status, use and the most memory of a command that is run to its end, or killed after too long a time."""
    end, pause, held = time.monotonic() + _PATIENCE, _FIRST_PAUSE, 0
    while True:
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
        if found:
            return status, usage, held
        if time.monotonic() > end:
            process.kill()
        held = max(held, held_memory(process.pid))
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _content(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")
