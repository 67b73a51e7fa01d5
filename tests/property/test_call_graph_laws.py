"""Laws of the call graph, tried on small real programs that were changed at random."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.program import Program
from analyzers.read import read_call_graph, read_program
from tests.fakes.mutants import Sources, mutated
from tests.fakes.sources import program_of

RANDOM = st.randoms(use_true_random=False)
IN_MEMORY = settings(max_examples=80, suppress_health_check=list(HealthCheck))
ON_DISK = settings(max_examples=6, suppress_health_check=list(HealthCheck))
ENOUGH_FOR_WORKERS = 40
"""Files; few are read without other processes."""
STRANGER = "class Unknown0:\n    def unknown_1(self): return unknown_2(self)\ndef unknown_2(x): return x.unknown_1()\n"
MANY = 90
"""Classes, of which one variable holds more than are told apart."""
ONE_OF_MANY = """
class Kind{0}:
    def itself(self): return [self]
    def go(self): pass
"""
USE_OF_MANY = """
from kinds import *
ALL = {{{}}}
for one in ALL[input()]().itself():
    one.go()
"""


@IN_MEMORY
@given(rng=RANDOM)
def test_anything_is_linked(rng: Random) -> None:
    """No program raises; all files are there, and calls go from definitions to definitions."""
    sources = mutated(rng, strangers=3)
    program = program_of(sources)
    unread = {spot.location.path for spot in program.blind_spots if spot.kind == "file"}
    assert {module.path for module in program.modules} | unread == set(sources)
    known = {symbol.id for symbol in program.symbols}
    assert {one.source for one in program.references} <= known
    ours = (one for one in program.references if one.scope == "project" and one.kind != "import")
    assert {one.target for one in ours} <= known


@IN_MEMORY
@given(rng=RANDOM)
def test_order_of_files_changes_nothing(rng: Random) -> None:
    """Whichever file comes first, the program is the same."""
    sources = mutated(rng, strangers=3)
    paths = sorted(sources)
    rng.shuffle(paths)
    assert program_of({path: sources[path] for path in paths}) == program_of(dict(sorted(sources.items())))


@IN_MEMORY
@given(rng=RANDOM)
def test_a_file_that_nobody_knows_changes_nothing(rng: Random) -> None:
    """A module with names of its own, which nobody imports, adds its own edges and takes none away."""
    sources = mutated(rng)
    with_stranger = program_of({**sources, "unknown_module.py": STRANGER})
    assert edges(program_of(sources)) == {
        one for one in edges(with_stranger) if not one[0].startswith("unknown_module")
    }


@settings(max_examples=12, deadline=None)
@given(count=st.integers(1, 600))
def test_what_comes_first_does_not_decide_what_finds_room(count: int) -> None:
    """Classes that nobody uses, read before all others, change nothing where more flows than is told apart."""
    crowded = {
        "kinds.py": "".join(ONE_OF_MANY.format(number) for number in range(MANY)),
        "main.py": USE_OF_MANY.format(", ".join(f'"{number}": Kind{number}' for number in range(MANY))),
    }
    unused = "".join(f"class Unused{number}: pass\n" for number in range(count))
    assert edges(program_of({**crowded, "early.py": unused})) == edges(program_of(crowded))


def edges(program: Program) -> set[tuple[str, str, str, str]]:
    """Who refers to whom, how, and how surely."""
    return {(one.source, one.target, one.kind, one.confidence) for one in program.references}


@ON_DISK
@given(rng=RANDOM)
def test_number_of_processes_changes_nothing(rng: Random) -> None:
    """One process and two read the same program."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(root, many(rng))
        assert read_program(root, jobs=1) == read_program(root, jobs=2)
        assert read_call_graph(root, jobs=1) == read_call_graph(root, jobs=2)


@ON_DISK
@given(rng=RANDOM)
def test_cache_changes_nothing(rng: Random) -> None:
    """With a cache of any earlier state of the files, the program is that of the present one."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        root, kept = Path(name), Path(cache)
        for _ in range(3):
            sources = mutated(rng, strangers=3)
            write(root, sources)
            program, graph = read_program(root, jobs=1), read_call_graph(root, jobs=1)
            for _ in range(2):
                assert read_program(root, jobs=1, cache_folder=kept) == program
                assert read_call_graph(root, jobs=1, cache_folder=kept) == graph
            remove(root, rng.sample(sorted(sources), rng.randint(0, len(sources))))


def many(rng: Random) -> Sources:
    """Several programs side by side."""
    sources: Sources = {}
    while len(sources) < ENOUGH_FOR_WORKERS:
        folder = f"p{len(sources)}"
        sources.update({f"{folder}/{path}": text for path, text in mutated(rng, strangers=3).items()})
    return sources


def write(root: Path, sources: Sources) -> None:
    """Put files below a folder."""
    for path, text in sources.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def remove(root: Path, paths: Iterable[str]) -> None:
    """Take some of them away."""
    for path in paths:
        (root / path).unlink()
