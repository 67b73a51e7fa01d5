"""Code that is endless, enormous or many times everything is read like any other, or said to be given up."""

from __future__ import annotations

import ast
import cProfile
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from analyzers.program import Program
from tests.benchmarks.synthetic.tree import tree_files
from tests.command_line import console_script
from tests.fakes.hostile_code import PROGRAMS, Sources
from tests.fakes.sources import program_of

PLAIN_LINES = 5_000
MOST_WORK = 12
"""Times the work for as much plain code. Work is the number of calls inside of us: it is the same on each machine."""
LEAST_SIZE = 2_000
"""Syntax nodes: smaller programs are no reason to hurry."""


@cache
def measured(name: str) -> tuple[Program, int]:
    """A program, linked, and the calls that this took."""
    return link_counting(PROGRAMS[name]())


def link_counting(sources: Sources) -> tuple[Program, int]:
    """The program of these texts, and how many functions were called on the way."""
    profile = cProfile.Profile()
    program = profile.runcall(program_of, sources)
    return program, sum(entry.callcount for entry in profile.getstats())


def size(sources: Sources) -> int:
    """The syntax nodes of a program; what Python refuses is as large as its bytes."""
    return sum(_size(text) for text in sources.values())


def _size(text: str) -> int:
    try:
        with warnings.catch_warnings(action="ignore"):
            return sum(1 for _ in ast.walk(ast.parse(text)))
    except SyntaxError:
        return len(text)


@cache
def plain_work() -> float:
    """Calls per syntax node of a program as people write it."""
    program_of({"a.py": "x = 1\n"})  # what is loaded or compiled once
    sources = dict(tree_files(PLAIN_LINES))
    return link_counting(sources)[1] / size(sources)


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_file_is_read_or_named(name: str) -> None:
    """Nothing gets lost: each file is a module with its definitions, or a blind spot with the reason."""
    program, paths = measured(name)[0], set(PROGRAMS[name]())
    unread = {spot.location.path: spot.reason for spot in program.blind_spots if spot.kind == "file"}
    assert {module.path for module in program.modules} | unread.keys() == paths
    assert all(unread.values())
    known = {symbol.id for symbol in program.symbols}
    assert {one.source for one in program.references} <= known


@pytest.mark.parametrize("name", PROGRAMS)
def test_work_is_that_of_plain_code(name: str) -> None:
    """No construct makes us work out of proportion to its size."""
    work = measured(name)[1] / max(size(PROGRAMS[name]()), LEAST_SIZE)
    assert work < MOST_WORK * plain_work()


def numbered(stem: str, count: int) -> list[str]:
    """Names with numbers."""
    return [f"{stem}{i}" for i in range(count)]


TARGETS: dict[str, dict[str, Iterable[str]]] = {
    "recursive functions": {
        "ring3.f": ["ring3.f", "ring4.f", "ring3.g"],
        "ring3.g": ["ring3.f"],
        "all.f7": numbered("all.f", 50),
    },
    "long chain of classes": {"main.C299.m": ["main.C298.m"], "main.C1.m": ["main.C0.m"]},
    "ladder of diamonds": {"main.T99.m": ["main.T98.m"], "main.T1.m": ["main.T0.m"]},
    "large table": {"main.use": numbered("main.f", 5_000)},
    "table of tables": {"main.use": numbered("main.f", 4_900)},
    "star imports in circles": {"r1.f1": ["r7.f7"], "r100.f100": ["r100.f100"], "a3.g3": ["a4.g4"]},
    "long reexports": {"main": ["m300.thing", "m300.own"]},
    "long call chain": {"m3.f": ["m4.f", "m500.x"], "m500.f": ["m500.x"], "main": ["m0.f"]},
    "many overrides": {"main.Base.go": ["main.Base.run", *(f"main.C{i}.run" for i in range(2_000))]},
    "one function for all": {"main": ["main.same", *numbered("main.f", 1_500)]},
    "one factory for all": {"main.C3.run": ["main.Base.make", "main.C4.run"], "main.Base.make": ["main.Base.ready"]},
    "one wrapper for all": {"main.wrap.inner": numbered("main.f", 1_000), "main.f3": ["main.wrap.inner"]},
    "many branches": {"main.f": numbered("main.f", 1_000)},
    "many arguments": {"main.f": ["main.f"]},
    "many attributes": {"main.A.use": numbered("main.f", 500), "main.A.all": numbered("main.f", 2_000)},
    "own attributes": {"main": ["main.A.run", "main.A.__init__"]},
    "strange decorators": {"main.g": ["main.e.inner"], "main": ["main.d", "main.a", "main.b", "main.e"]},
    "recursive closures": {"main": ["main.f0", "main.make"]},
    "growing values": {"main.f": ["main.f"], "main.h": ["main.h"]},
}


@pytest.mark.parametrize("name", TARGETS)
def test_calls_are_found_or_said_to_be_missing(name: str) -> None:
    """A function calls all that it really calls, or a blind spot within it says that something is not known."""
    program = measured(name)[0]
    calls: dict[str, set[str]] = {}
    for one in program.references:
        if one.kind == "call":
            calls.setdefault(one.source, set()).add(one.target)
    silent = {
        caller: sorted(missing)[:5]
        for caller, targets in TARGETS[name].items()
        if (missing := set(targets) - calls.get(caller, set())) and not _is_doubted(program, caller)
    }
    assert silent == {}


def _is_doubted(program: Program, caller: str) -> bool:
    """Whether a blind spot stands between the first and the last line of a definition."""
    symbol = next(one for one in program.symbols if one.id == caller)
    lines = range(symbol.location.line, symbol.end_line + 1)
    places = [spot.location for spot in program.blind_spots if spot.kind in {"call", "template", "model"}]
    return any(place.path == symbol.location.path and place.line in lines for place in places)


def test_impossible_orders_of_classes_are_named() -> None:
    """A class whose bases have no consistent order is a blind spot, and so is a ring of classes."""
    program = measured("impossible classes")[0]
    named = {spot.detail for spot in program.blind_spots if spot.kind == "model"}
    assert "order.R" in named
    assert named & {"ring_a.A", "ring_b.B"}


def test_what_python_refuses_is_named_and_the_rest_is_read() -> None:
    """Each file that cannot be parsed has a reason, and the good one is linked."""
    program = measured("deeper than python")[0]
    assert {spot.location.path for spot in program.blind_spots if spot.kind == "file"} == {
        "calls.py", "lists.py", "blocks.py",
    }  # fmt: skip
    assert ("good.f", "good.g") in {(one.source, one.target) for one in program.references}


ON_THE_COMMAND_LINE = (
    "code from text", "deep brackets", "deep expressions", "deeper than python", "growing values", "impossible classes",
    "many overrides", "recursive closures", "strange decorators",
)  # fmt: skip


def test_command_line_survives_many_at_once(tmp_path: Path) -> None:
    """The oddest of it in one tree, read by two processes: the call graph is printed, without a word of complaint."""
    for name in ON_THE_COMMAND_LINE:
        for path, text in PROGRAMS[name]().items():
            target = tmp_path / "project" / name.replace(" ", "_") / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    done = console_script(
        tmp_path, "callgraph", "project", "--jobs", "2", "--no-cache", "--quiet", "--confidence", "guess"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert '"many_overrides.main.Base.go"' in done.stdout
