"""Measures `decomposer check` against its targets, beside other tools: `python -m tests.benchmarks.check [--rounds N]`.

Each package of the program is a service. Processor seconds of all processes are compared with those of `ast.parse` on
the same files; all commands take turns, and the middle one of several rounds counts. import-linter and tach get the
same services; they read imports only, and no calls, tables, transactions or routes. The exit code is 1 when a target
is missed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import Done, run_measured
from tests.benchmarks.stages import measure_stages
from tests.command_line import DECOMPOSER
from tests.index_packages import NotAvailableError, get_package

PACKAGE = "pretix"
ROUNDS = 3
SITUATIONS = ("cold", "unchanged", "changed")
LIMITS = {"unchanged": 0.8, "changed": 2.8}
"""Processor seconds over those of the parser."""
OVER_SCAN = 1.1
"""A check that knows nothing, over a scan that knows nothing."""
_DATA = ("static", "static.dist", "locale", "__pycache__")
_CHANGE = "\n\ndef describe_change(value):\n    return str(value).strip()\n\n\ndescribe_change({number})\n"

Command = Callable[[], Done]


@dataclass
class Tool:
    """A program that checks boundaries: what it looks at, and its runs by situation.

    It runs in the folder `inside` of a project, and what it keeps is in `known` there.
    """

    name: str
    reads: str
    command: list[str]
    known: str
    inside: str = "."
    runs: dict[str, list[Done]] = field(default_factory=dict)

    def measure(self, situation: str, folder: Path) -> Done:
        """One more run; a cold one knows nothing."""
        place = folder / self.inside
        if situation == "cold":
            shutil.rmtree(place / self.known, ignore_errors=True)
        done = run_measured(self.command, place, PYTHONDONTWRITEBYTECODE="")
        self.runs.setdefault(situation, []).append(done)
        return done

    def seconds(self, situation: str) -> float:
        """The processor seconds of the middle run."""
        return median(run.cpu for run in self.runs[situation])


@contextmanager
def _project(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """A copy of a program below `project` in a new folder, and the packages that are its services."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (top,) = (one for one in root.iterdir() if (one / "__init__.py").is_file())
        shutil.copytree(top, folder / "project" / top.name, ignore=shutil.ignore_patterns(*_DATA))
        inner = sorted(one.name for one in top.iterdir() if (one / "__init__.py").is_file())
        yield folder, [f"{top.name}.{one}" for one in inner]


def _configure(folder: Path, services: Sequence[str]) -> None:
    """The same services for all tools; each may use nothing of another one."""
    owned = "".join(f'[services."{one}"]\nowns = ["{one}"]\n' for one in services)
    (folder / "boundaries.toml").write_text(f"schema_version = 1\n{owned}")
    names = ", ".join(f'"{one}"' for one in services)
    root = services[0].partition(".")[0]
    contract = f'[[tool.importlinter.contracts]]\nname = "services"\ntype = "independence"\nmodules = [{names}]\n'
    project = folder / "project"
    (project / "imports.toml").write_text(f'[tool.importlinter]\nroot_package = "{root}"\n{contract}')
    modules = "".join(f'[[modules]]\npath = "{one}"\ndepends_on = []\n' for one in services)
    (project / "tach.toml").write_text(f'source_roots = ["."]\n{modules}')


def _tools() -> tuple[Tool, Tool, list[Tool]]:
    """A scan, the check, and the other programs that are installed."""
    ours = "calls, data, transactions, routes, tasks, imports"
    scan = Tool("decomposer scan", ours, [DECOMPOSER, "scan", "project", "-q"], ".decomposer-cache")
    check = Tool("decomposer check", ours, [DECOMPOSER, "check", "project", "-q"], ".decomposer-cache")
    linter = [_program("lint-imports"), "--no-logo", "--config", "imports.toml"]
    others = [
        Tool("import-linter", "imports only", linter, ".import_linter_cache", "project"),
        Tool("tach", "imports only", [_program("tach"), "check"], ".tach", "project"),
    ]
    return scan, check, [tool for tool in others if tool.command[0]]


def _program(name: str) -> str:
    """Its path: beside the interpreter, or where programs are; empty where there is none."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name) or ""


def measure(root: Path, rounds: int) -> tuple[list[float], list[Tool]]:
    """The seconds of the parser, and all tools with their runs; a scan is measured cold only."""
    parse: list[float] = []
    scan, check, others = _tools()
    with _project(root) as (folder, services):
        _configure(folder, services)
        run_measured([DECOMPOSER, "baseline", "write", "project", "-q"], folder, PYTHONDONTWRITEBYTECODE="")
        for number, situation in product(range(rounds), SITUATIONS):
            if situation == "cold":
                parse.append(measure_stages(folder / "project", "parse")["parse"])
                scan.measure(situation, folder)
            elif situation == "changed":
                _change_a_file(folder / "project", number)
            for tool in (check, *others):
                tool.measure(situation, folder)
    return parse, [check, scan, *others]


def _change_a_file(project: Path, number: int) -> None:
    """Adds a function and its call to a file that is larger than nine of ten."""
    files = sorted(project.rglob("*.py"), key=lambda path: (path.stat().st_size, path))
    with files[len(files) * 9 // 10].open("a") as stream:
        stream.write(_CHANGE.format(number=number))


def find_misses(parse: Sequence[float], tools: Sequence[Tool]) -> Iterator[str]:
    """One line for each target that is not met, and for each run that is not as it must be."""
    check, scan = tools[:2]
    for situation, runs in check.runs.items():
        # A change may bring findings.
        wrong = [run for run in runs if run.code > (situation == "changed")]
        yield from (f"{situation}: exit code {run.code}: {run.messages.strip()[-200:]}" for run in wrong)
    for situation, limit in LIMITS.items():
        ratio = check.seconds(situation) / median(parse)
        if ratio > limit:
            yield f"{situation}: {ratio:.2f} x parse, at most {limit}"
    over = check.seconds("cold") / scan.seconds("cold")
    if over > OVER_SCAN:
        yield f"cold: {over:.2f} x a cold scan, at most {OVER_SCAN}"


def table(parse: Sequence[float], tools: Sequence[Tool]) -> list[list[str]]:
    """Seconds and their ratio to the parser's by situation."""
    rows = [["", *SITUATIONS, "looks at"]]
    for tool in tools:
        cells = [
            f"{tool.seconds(one):.2f} s, {tool.seconds(one) / median(parse):.2f} x" if one in tool.runs else ""
            for one in SITUATIONS
        ]
        rows.append([tool.name, *cells, tool.reads])
    return rows


def _print(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.check", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each command runs")
    parser.add_argument("package", nargs="?", default=PACKAGE, help="as pip writes it")
    wanted = parser.parse_args(arguments)
    try:
        root = get_package(wanted.package)
    except NotAvailableError as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 2
    parse, tools = measure(root, wanted.rounds)
    print(
        f"{root.name}, ast.parse {median(parse):.2f} s; processor seconds of all processes, and over those of ast.parse"
    )
    _print(table(parse, tools))
    problems = list(find_misses(parse, tools))
    print(*(f"missed: {problem}" for problem in problems), sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
