"""The benchmark of the call graph fails when, and only when, a target is missed."""

from __future__ import annotations

import os
import sys

import pytest

from tests.benchmarks.callgraph import find_misses, growth
from tests.benchmarks.callgraph_costs import Costs
from tests.benchmarks.measuring import Done, run_measured
from tests.benchmarks.memory import held_memory

SITUATIONS = ("cold", "cold, 2 jobs", "warm", "changed", "--via")
MEGABYTE = 1_000_000


def costs(lines: int = 1_000, seconds: float = 0.5, peak: int = MEGABYTE) -> Costs:
    """Every situation takes so many seconds; a thousand lines are parsed in one."""
    run = Done(code=0, output="{}", messages="", wall=seconds, cpu=seconds, peak=peak)
    return Costs("some", lines, lines / 1_000, dict.fromkeys(SITUATIONS, run))


def test_growth_is_per_doubling() -> None:
    """Linear time doubles with the lines, whatever the step between two sizes; quadratic time is four times as long."""
    assert growth(costs(1_000, 3), costs(5_000, 15)) == pytest.approx(2)
    assert growth(costs(1_000, 3), costs(4_000, 48)) == pytest.approx(4)


def test_targets_that_are_met_say_nothing() -> None:
    """Figures below all limits are no miss."""
    assert list(find_misses([costs()], [costs(1_000, 3), costs(2_000, 6)])) == []


def test_each_missed_target_is_named() -> None:
    """Too slow in a situation, too steep, too large: each is one line with the figure."""
    misses = list(find_misses([costs(seconds=3)], [costs(1_000, 3), costs(2_000, 9, peak=2_001 * MEGABYTE)]))
    assert misses == [
        "some, warm: 3.0 x parse, at most 0.6",
        "some, changed: 3.0 x parse, at most 2.5",
        "1,000 to 2,000 lines: 3.00 x time for twice the lines",
        "2,000 lines: 2,001 MB, at most 2,000",
    ]


def test_failed_and_differing_runs_are_misses() -> None:
    """A run that ends badly, or gives another graph than the one before, cannot be praised for its speed."""
    given = costs()
    given.add("cold", Done(2, "", "Error: no", 0.1, 0.1, 0))
    assert list(find_misses([given], [])) == [
        "some, cold: exit code 2: Error: no",
        "some, cold: another round gave another graph",
    ]


def test_memory_of_all_processes_counts() -> None:
    """What two processes hold at once is added up."""
    hold = "x = bytearray(40_000_000); import time; time.sleep(0.3)"
    children = f"[subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']"
    start = f"import subprocess, sys; [one.wait() for one in {children}]"
    if not held_memory(os.getpid()):
        pytest.skip("this system does not tell")
    assert run_measured([sys.executable, "-c", start]).peak > 80 * MEGABYTE
