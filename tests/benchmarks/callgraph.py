"""Measures `decomposer callgraph` against its targets: `python -m tests.benchmarks.callgraph [--quick]`.

Real packages show what a run costs in each situation, synthetic programs how the cost grows with size. The exit code is
1 when a target is missed or two runs on the same program disagree.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.callgraph_costs import Costs, measure_cold, measure_situations
from tests.benchmarks.synthetic.tree import write_tree
from tests.index_packages import NotAvailableError, get_package

PACKAGES = ("pretix", "shuup==3.1.0")
SIZES = (50_000, 100_000, 200_000, 400_000, 1_000_000)
QUICK_SIZES = SIZES[:3]
LIMITS = {"cold": 6.0, "cold, 2 jobs": 6.0, "warm": 0.6, "changed": 2.5, "--via": 7.0}
GOALS = {"cold": 4.0, "cold, 2 jobs": 4.0, "warm": 0.6, "changed": 0.8, "--via": 5.0}
"""Processor seconds over those of the parser."""
GROWTH_LIMIT = 2.2
"""Time for twice the lines, over the time for the lines."""
MEMORY_LIMIT = 2_000_000_000
"""Bytes for the largest program."""
_ROUNDS, _ROUNDS_OF_CURVE = 2, 3
_LARGE = 300_000
"""Programs of so many lines are measured once: what disturbs a run is small beside it."""

Table = list[list[str]]


def growth(one: Costs, other: Costs) -> float:
    """The time for twice the lines, over the time for the lines, between two sizes of a program.

    Times are taken over those of the parser, which are proportional to the lines and know what else the machine does.
    """
    doublings = math.log2(other.lines / one.lines)
    return float(2 * (other.ratio("cold") / one.ratio("cold")) ** (1 / doublings))


def find_misses(packages: Sequence[Costs], curve: Sequence[Costs]) -> Iterator[str]:
    """One line for each target that is not met, and for each run that is not as it must be."""
    for costs in (*packages, *curve):
        yield from costs.problems
    for costs in packages:
        for situation, limit in LIMITS.items():
            if costs.ratio(situation) > limit:
                yield f"{costs.name}, {situation}: {costs.ratio(situation):.1f} x parse, at most {limit}"
    for one, other in pairwise(curve):
        if growth(one, other) > GROWTH_LIMIT:
            yield f"{one.lines:,} to {other.lines:,} lines: {growth(one, other):.2f} x time for twice the lines"
    for costs in curve[-1:]:
        if costs.peak > MEMORY_LIMIT:
            yield f"{costs.lines:,} lines: {costs.peak / 1e6:,.0f} MB, at most {MEMORY_LIMIT / 1e6:,.0f}"


def package_table(packages: Sequence[Costs]) -> Table:
    """Ratios by situation, and the time on the clock with one process and with two."""
    table = [["program", "lines", "parse s", *LIMITS, "clock s, 1 job", "clock s, 2 jobs", "peak MB"]]
    for costs in packages:
        clock = [f"{costs.runs[one].wall:.1f}" for one in ("cold", "cold, 2 jobs")]
        ratios = [f"{costs.ratio(one):.2f}" for one in LIMITS]
        table.append([*_head(costs), *ratios, *clock, _megabytes(costs)])
    table.append(["at most", "", "", *(f"{limit:.2f}" for limit in LIMITS.values()), "", "", ""])
    table.append(["goal", "", "", *(f"{goal:.2f}" for goal in GOALS.values()), "", "", ""])
    return table


def curve_table(curve: Sequence[Costs]) -> Table:
    """Processor time and memory by size."""
    table = [["program", "lines", "parse s", "cold", "CPU s", "clock s", "twice the lines", "peak MB"]]
    steps = [""] + [f"{growth(one, other):.2f}" for one, other in pairwise(curve)]
    for costs, step in zip(curve, steps, strict=True):
        run = costs.runs["cold"]
        times = [f"{costs.ratio('cold'):.2f}", f"{run.cpu:.1f}", f"{run.wall:.1f}"]
        table.append([*_head(costs), *times, step, _megabytes(costs)])
    table.append(["at most", "", "", "", "", "", f"{GROWTH_LIMIT:.2f}", f"{MEMORY_LIMIT / 1e6:,.0f}"])
    return table


def _head(costs: Costs) -> list[str]:
    return [costs.name, f"{costs.lines:,}", f"{costs.parse:.2f}"]


def _megabytes(costs: Costs) -> str:
    return f"{costs.peak / 1e6:,.0f}"


def _print(title: str, table: Table) -> None:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    print(f"\n{title}")
    for first, *rest in table:
        print(
            first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)), sep="  "
        )


def _measure_packages(requirements: Sequence[str], note: Callable[[str], None]) -> Iterator[Costs]:
    for requirement in requirements:
        try:
            root = get_package(requirement)
        except NotAvailableError as error:
            note(f"not measured: {error}")
        else:
            yield measure_situations(root, _ROUNDS)


def _measure_curve(sizes: Sequence[int]) -> Iterator[Costs]:
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name) / "synthetic"
            write_tree(root, size)
            yield measure_cold(root, 1 if size > _LARGE else _ROUNDS_OF_CURVE)


def measure(requirements: Sequence[str] = PACKAGES, sizes: Sequence[int] = SIZES) -> int:
    """Print the tables; the exit code."""
    problems: list[str] = []
    packages = list(_measure_packages(requirements, problems.append))
    if packages:
        _print(
            "decomposer callgraph, processor seconds of all processes over those of ast.parse", package_table(packages)
        )
    curve = list(_measure_curve(sizes))
    _print("The same on synthetic programs of growing size", curve_table(curve))
    problems += find_misses(packages, curve)
    print(*(f"missed: {problem}" for problem in problems), sep="\n")
    return 1 if problems else 0


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.callgraph", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one package, and no large synthetic programs")
    quick = parser.parse_args(arguments).quick
    return measure(PACKAGES[1:], QUICK_SIZES) if quick else measure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
