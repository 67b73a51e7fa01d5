"""Runs on real packages from the index, tries what comes out, and prints a table: `python -m tests.benchmarks.corpus`.

Each run is cold, in a process of its own, and made twice: the second one must write the same bytes. The exit code is 1
when a run or a gateway is not as it must be.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.measuring import Done, run_measured
from tests.benchmarks.stages import measure_stages
from tests.command_line import DECOMPOSER, tree
from tests.index_packages import NotAvailableError, get_package
from tests.outputs import find_refusal, find_undiverted, find_wrong_answers, list_steps
from tests.tools import find_tool

PACKAGES = ("django-oscar==4.2.1", "pretix", "apache-superset", "indico", "ckan", "shuup==3.1.0")
MOST_ROUTES = 200
"""In a middle and the last step, about ten requests are sent for each of so many routes, unless `--thorough`."""
COLUMNS = (
    "release", "lines", "files", "wall s", "CPU s", "parse s", "ratio", "peak MB",
    "units", "edges", "routes", "tables", "services", "requests",
)  # fmt: skip


@dataclass
class Row:
    """One line of the table. `problems` are what must not be."""

    release: str
    done: Done
    parse: float
    numbers: dict[str, int] = field(default_factory=dict)
    blind_spots: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    problems: list[str] = field(default_factory=list)

    def cells(self) -> list[str]:
        """The texts below `COLUMNS`."""
        done, count = self.done, self.numbers.get
        times = [f"{done.wall:.1f}", f"{done.cpu:.1f}", f"{self.parse:.2f}", f"{done.cpu / self.parse:.1f}"]
        sizes = [f"{count(name, 0):,}" for name in ("unit", "edge", "route", "table", "service")]
        return [
            self.release, f"{count('line', 0):,}", f"{count('file', 0):,}", *times, f"{done.peak / 1e6:.0f}", *sizes,
            f"{self.requests:,}",
        ]  # fmt: skip


def measure(root: Path, *, thorough: bool) -> Row:
    """One run, with what it costs, what it found and what is wrong with it."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name), Path(name) / "out"
        command = [DECOMPOSER, "run", str(root), "--no-cache", "--quiet", "--out"]
        done = run_measured([*command, "out"], folder)
        row = Row(root.name, done, measure_stages(root, "parse")["parse"])
        row.problems += _find_failures(done)
        if not row.problems:
            _read_numbers(row, out)
            _try_gateways(row, out, thorough=thorough)
            run_measured([*command, "again", "--jobs", "1"], folder, PYTHONHASHSEED="1")
            row.problems += _find_differences(out, folder / "again")
    return row


def _find_failures(done: Done) -> Iterator[str]:
    if done.code:
        yield f"exit code {done.code}: {done.messages.strip()[-300:]}"
    if "Traceback" in done.output + done.messages:
        yield "a traceback was shown"


def _find_differences(out: Path, again: Path) -> Iterator[str]:
    one, other = tree(out), tree(again)
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    if names:
        yield f"a second run wrote something else: {', '.join(names[:5])}"


def _read_numbers(row: Row, out: Path) -> None:
    """What the first lines of the summary and the JSON files count."""
    headline = " ".join(row.done.output.split("\n\n", 1)[0].split())
    found = re.findall(r"([\d,]+) (service|file|line|route|table|task|unit|dependenc)", headline)
    row.numbers = {noun.replace("dependenc", "edge"): int(number.replace(",", "")) for number, noun in found}
    graph, plan = (json.loads((out / name).read_text("utf-8")) for name in ("graph.json", "plan.json"))
    row.blind_spots = Counter(spot["kind"] for spot in graph["blind_spots"])
    if row.numbers.get("service", 0) < 2:
        row.problems.append("fewer than two services")
    if not plan["steps"]:
        row.problems.append("a plan without steps")


def _try_gateways(row: Row, out: Path, *, thorough: bool) -> None:
    """Every step's file must be accepted and hold the planned routes; requests go through those that are chosen."""
    steps = list_steps(out)
    chosen = steps if thorough else [steps[len(steps) // 2], steps[-1]]
    for step in steps:
        with tempfile.TemporaryDirectory() as folder:
            refusal = find_refusal(step, Path(folder))
            row.problems += [f"{step.name}: {refusal}"] if refusal else []
            row.problems += [f"{step.name}: {route} is not diverted" for route in find_undiverted(out, step)[:3]]
            if step in chosen and not refusal:
                requests, wrong = find_wrong_answers(step, Path(folder), None if thorough else MOST_ROUTES)
                row.requests += requests
                row.problems += [f"{step.name}: {len(wrong)} wrong answers: {wrong[:3]}"] if wrong else []


def _show(rows: Sequence[Row]) -> None:
    table = [list(COLUMNS), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(COLUMNS))]
    print()
    for first, *rest in table:
        print(
            first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)), sep="  "
        )
    print("\nparse: processor seconds of ast.parse on the same files; ratio: CPU / parse; peak: of all its processes.")
    for row in rows:
        spots = ", ".join(f"{number:,} {kind}" for kind, number in sorted(row.blind_spots.items()))
        print(f"{row.release}: blind spots: {spots or 'none'}")


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when all is well, 1 for a problem, 2 when it cannot be tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description=__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES, help="as pip writes them; by default the known ones")
    parser.add_argument("--thorough", action="store_true", help="try every route in the gateway of every step")
    options = parser.parse_args(arguments)
    if find_tool("nginx") is None:
        print("nginx is not installed; run .ci/install-tools as root, or install its system package", file=sys.stderr)
        return 2
    rows: list[Row] = []
    problems: list[str] = []
    for requirement in options.packages:
        try:
            root = get_package(requirement)
        except NotAvailableError as error:
            problems.append(f"not tried: {error}")
            continue
        row = measure(root, thorough=options.thorough)
        print(f"{row.release}: {row.done.wall:.1f} s, {len(row.problems)} problems", flush=True)
        rows.append(row)
        problems += [f"{row.release}: {problem}" for problem in row.problems]
    _show(rows)
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
