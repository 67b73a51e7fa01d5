"""What `decomposer callgraph` costs on one program: processor seconds of all its processes, over those of `ast.parse`.

Parsing is measured in the same run on the same files, since seconds depend on the machine and on what else it does.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.measuring import Done, run_measured
from tests.benchmarks.stages import measure_stages
from tests.command_line import DECOMPOSER

_CHANGE = b"""

def describe_change(value):
    return str(value).strip()


describe_change("changed")
"""


@dataclass
class Costs:
    """The best of several rounds. `runs` are by situation; `problems` are what must not be."""

    name: str
    lines: int
    parse: float
    runs: dict[str, Done] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def ratio(self, situation: str) -> float:
        """Processor seconds over those of the parser."""
        return self.runs[situation].cpu / self.parse

    @property
    def peak(self) -> int:
        """The most memory of any run, in bytes."""
        return max(run.peak for run in self.runs.values())

    def add(self, situation: str, done: Done) -> None:
        """Keep the cheapest run of a situation, with the most memory of any; outputs of a situation are the same."""
        known = self.runs.get(situation, done)
        if done.code:
            self.problems.append(f"{self.name}, {situation}: exit code {done.code}: {done.messages.strip()[-200:]}")
        if done.output != known.output:
            self.problems.append(f"{self.name}, {situation}: another round gave another graph")
        best = min(done, known, key=lambda one: one.cpu)
        self.runs[situation] = best._replace(peak=max(done.peak, known.peak))


def measure_situations(root: Path, rounds: int) -> Costs:
    """Nothing known (`cold`), nothing changed (`warm`), one file changed (`changed`); two processes (`cold, 2 jobs`).

    The last one reads the changed program, and must find what was found with the help of the cache. `--via` is cold,
    follows frameworks, and reads templates too, which the parser does not.
    """
    costs = Costs(root.name, _count_lines(root), _measure_parser(root))
    for _ in range(rounds):
        with _program(root) as (folder, program):
            costs.add("cold", _callgraph(folder, program, 1))
            costs.add("warm", _callgraph(folder, program, 1))
            _change_a_file(program)
            costs.add("changed", _callgraph(folder, program, 1))
            shutil.rmtree(folder / ".decomposer-cache", ignore_errors=True)
            costs.add("cold, 2 jobs", _callgraph(folder, program, 2))
            costs.add("--via", _callgraph(folder, root, 1, "--via"))
        costs.parse = min(costs.parse, _measure_parser(root))
    for one, other in (("cold", "warm"), ("changed", "cold, 2 jobs")):
        if costs.runs[one].output != costs.runs[other].output:
            costs.problems.append(f"{costs.name}: '{one}' and '{other}' give different graphs")
    return costs


def measure_cold(root: Path, rounds: int) -> Costs:
    """A run that knows nothing, as people start it: with as many processes as there are processors."""
    costs = Costs(root.name, _count_lines(root), _measure_parser(root))
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            costs.add("cold", _callgraph(Path(name), root, None))
        costs.parse = min(costs.parse, _measure_parser(root))
    return costs


def _callgraph(folder: Path, program: Path, jobs: int | None, *options: str) -> Done:
    """A run whose cache stands in the folder."""
    processes = ["--jobs", str(jobs)] if jobs else []
    return run_measured([DECOMPOSER, "callgraph", str(program), "--quiet", *processes, *options], folder)


@contextmanager
def _program(root: Path) -> Iterator[tuple[Path, Path]]:
    """A new folder, and in it a copy of the program's source files that may be changed."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / root.name
        shutil.copytree(root, copy, ignore=_not_python)
        yield Path(name), copy


def _not_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]


def _change_a_file(program: Path) -> None:
    """Add a function and its call to a file that is larger than nine of ten."""
    files = sorted(program.rglob("*.py"), key=lambda path: (path.stat().st_size, path))
    with files[len(files) * 9 // 10].open("ab") as stream:
        stream.write(_CHANGE)


def _count_lines(root: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in root.rglob("*.py"))


def _measure_parser(root: Path) -> float:
    return measure_stages(root, "parse")["parse"]
