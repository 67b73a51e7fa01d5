"""Measures speed and memory: `python -m tests.benchmarks`.

Seconds depend on the machine, so each stage is compared with CPython's own parser on the same files in the same run.
Then the call graph and the check are measured against their targets. The exit code is 1 when one is missed or
`decomposer --help` is too slow.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import callgraph, check
from tests.benchmarks.measuring import run_measured
from tests.benchmarks.stages import measure_stages
from tests.command_line import DECOMPOSER
from tests.index_packages import find_package
from tests.source_tree import PROJECT

REQUIREMENT = "django-oscar==4.2.1"
REPEATS = 3
HELP_LIMIT = 0.3
"""Processor seconds for `decomposer --help`."""


def find_roots() -> list[Path]:
    """The bundled monolith, and a real package if `make corpus` has brought it."""
    package = find_package(REQUIREMENT)
    return [PROJECT / "fixtures" / "monolith_app", *([package] if package else [])]


def measure_help() -> float:
    """Processor seconds of `decomposer --help`, the best of several."""
    return min(run_measured([DECOMPOSER, "--help"]).cpu for _ in range(REPEATS))


def measure_root(root: Path) -> dict[str, float]:
    """Processor seconds by stage, each the best of several; and the peak memory of the run in bytes."""
    rounds = [measure_stages(root, "parse", "scan", "link") for _ in range(REPEATS)]
    best = {stage: min(one[stage] for one in rounds) for stage in rounds[0]}
    with tempfile.TemporaryDirectory() as name:
        command = [DECOMPOSER, "run", str(root), "--out", f"{name}/out", "--no-cache", "--quiet"]
        runs = [run_measured(command, Path(name)) for _ in range(REPEATS)]
    return {**best, "whole run": min(run.cpu for run in runs), "peak": max(run.peak for run in runs)}


def main() -> int:
    """Print the figures; the exit code."""
    for root in find_roots():
        found = measure_root(root)
        peak, parse = found.pop("peak"), found["parse"]
        print(f"{root.name}: peak memory {peak / 1e6:.0f} MB")
        for stage, seconds in found.items():
            print(f"  {stage:<10} {seconds:7.2f} CPU s  {seconds / parse:6.1f} x parse")
    seconds = measure_help()
    print(f"decomposer --help: {seconds:.2f} CPU s, must be below {HELP_LIMIT}")
    return callgraph.measure() | check.main([]) | int(seconds >= HELP_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
