"""How much memory a process and all that it started hold at this moment."""

from __future__ import annotations

import re
from pathlib import Path

_PROCESSES = Path("/proc")
_PROPORTIONAL = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def held_memory(process: int) -> int:
    """Bytes; what several processes share counts once. 0 where the system does not tell, or the process is gone."""
    return sum(_held_by(one) for one in _family(process))


def _held_by(process: int) -> int:
    try:
        found = _PROPORTIONAL.search((_PROCESSES / str(process) / "smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def _family(process: int) -> list[int]:
    """The process and its descendants."""
    found = [process]
    for one in found:
        found += _children(one)
    return found


def _children(process: int) -> list[int]:
    try:
        tasks = list((_PROCESSES / str(process) / "task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text("ascii").split()]
    except OSError:
        return []
