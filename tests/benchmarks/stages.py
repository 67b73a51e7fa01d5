"""Processor seconds of single stages: `python -m tests.benchmarks.stages ROOT parse scan link`.

`parse` is the measure for the others: CPython's own parser on the same files, its trees thrown away.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from analyzers.link import link
from analyzers.scan import scan
from analyzers.sources import discover, read_source
from analyzers.survey import survey

Result = TypeVar("Result")


def measure_stages(root: Path, *stages: str) -> dict[str, float]:
    """Processor seconds by stage, from another process; the interpreter's start is not in them."""
    command = [sys.executable, "-m", "tests.benchmarks.stages", str(root), *stages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measure(root: Path, stages: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    if "parse" in stages:
        found["parse"] = _parse(root)
    if "scan" in stages or "link" in stages:
        scanned, found["scan"] = _timed(lambda: scan(survey(root), jobs=1))
    if "link" in stages:
        _, found["link"] = _timed(lambda: link(scanned.facts(), scanned.unread))
    return found


def _parse(root: Path) -> float:
    contents = [data for file in discover(root).files if isinstance(data := read_source(file), bytes)]
    warnings.simplefilter("ignore")
    return sum(_timed(partial(_try_to_parse, data))[1] for data in contents)


def _try_to_parse(data: bytes) -> bool:
    try:
        ast.parse(data)
    except (SyntaxError, ValueError):
        return False
    return True


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), sys.argv[2:])))
