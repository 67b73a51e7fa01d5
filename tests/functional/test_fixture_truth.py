"""What is read of the fixture application, compared with the truth that its authors wrote by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from analyzers.program import Program
from analyzers.read import read_program
from tests.source_tree import PROJECT

FIXTURE = PROJECT / "fixtures" / "monolith_app"

FOUND_CUTS = {
    "call": 0.97,  # what a signal passes to its receivers
    "foreign_key": 1.0,
    "inheritance": 1.0,
    "loop_call": 1.0,
    "raw_sql_join": 1.0,
    "shared_table_write": 0.88,  # a `save` that the model overrides is a call of that method
    "signal": 0.86,  # a signal that a library sends
    "task": 1.0,
    "transaction": 1.0,
}
"""Recall that must hold, by kind of cut: what is measured today."""


class Score(NamedTuple):
    """How what was found compares with the truth."""

    name: str
    missed: list[str]
    extra: list[str]
    hits: int

    @property
    def precision(self) -> float:
        """Share of what was found that is true."""
        return self.hits / max(1, self.hits + len(self.extra))

    @property
    def recall(self) -> float:
        """Share of the truth that was found."""
        return self.hits / max(1, self.hits + len(self.missed))

    def show(self) -> None:
        """Prints the figures and each difference."""
        print(
            f"{self.name}: precision {self.precision:.3f}, recall {self.recall:.3f} of {self.hits + len(self.missed)}"
        )
        for line in self.missed:
            print(f"  missed {line}")
        for line in self.extra:
            print(f"  extra  {line}")


def score(name: str, found: Iterable[object], truth: Iterable[object]) -> Score:
    """Compare two sets."""
    ours, real = set(found), set(truth)
    return Score(name, sorted(map(str, real - ours)), sorted(map(str, ours - real)), len(ours & real))


def truth(name: str) -> list[dict[str, str]]:
    """One list of the hand-written truth."""
    rows: list[dict[str, str]] = json.loads((FIXTURE / "expected" / f"{name}.json").read_text("utf-8"))
    return rows


def definitions() -> list[str]:
    """All definitions of the hand-written truth."""
    contexts = json.loads((FIXTURE / "expected" / "contexts.json").read_text("utf-8"))
    return [name for group in [*contexts["contexts"].values(), contexts["shared"]] for name in group["definitions"]]


@pytest.fixture(scope="module")
def program() -> Program:
    """The fixture application, read once."""
    return read_program(FIXTURE, jobs=1)


@pytest.fixture(scope="module")
def unit_of(program: Program) -> dict[str, str]:
    """Per symbol the top-level class or function around it, or the module."""
    parents = {s.id: s.parent for s in program.symbols}
    modules = {m.name for m in program.modules}

    def top(symbol: str) -> str:
        parent = parents[symbol]
        return symbol if parent is None or parent in modules else top(parent)

    return {symbol: top(symbol) for symbol in parents}


def test_routes(program: Program) -> None:
    """Every route is found with its method, pattern and handler, and nothing else."""
    found = ((r.method, r.pattern, r.handler) for r in program.routes)
    result = score("routes", found, ((r["method"], r["pattern"], r["handler"]) for r in truth("routes")))
    result.show()
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_each_route_once(program: Program) -> None:
    """No route is listed twice, and their order has no gaps."""
    assert [r.order for r in program.routes] == list(range(len(truth("routes"))))


def test_tables(program: Program) -> None:
    """Every table is found with its model and application, and nothing else."""
    found = ((t.name, t.model, t.label) for t in program.tables)
    result = score("tables", found, ((t["table"], t["model"], t["app_label"]) for t in truth("tables")))
    result.show()
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_foreign_keys(program: Program) -> None:
    """Every relation is found with its column, kind and target, and nothing else."""
    found = ((k.table, k.column, k.kind, k.target) for k in program.foreign_keys)
    expected = ((k["table"], k["column"], k["kind"], k["target_table"]) for k in truth("foreign_keys"))
    result = score("foreign keys", found, expected)
    result.show()
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_unread_file(program: Program) -> None:
    """Exactly one file cannot be read, and it is said where and why."""
    files = [spot for spot in program.blind_spots if spot.kind == "file"]
    assert [(str(spot.location), spot.reason) for spot in files] == [("portal/legacy/merge_households.py:6", "syntax")]
    assert files[0].detail


def test_python2_file(program: Program) -> None:
    """Exactly one file is read as Python 2."""
    assert [m.path for m in program.modules if m.dialect == "python2"] == ["portal/legacy/import_2009.py"]


def test_definitions(program: Program) -> None:
    """Every definition of the truth is a symbol at the place where it is defined."""
    symbols = {symbol.id for symbol in program.symbols}
    assert [name for name in definitions() if name not in symbols] == []


def links(program: Program, unit_of: dict[str, str]) -> dict[str, set[tuple[str, str]]]:
    """Per kind of cut: pairs of units or tables that the program links in that way."""
    used = {"call", "instantiate", "mention", "via", "decorate", "inherit", "task", "signal"}
    code = [r for r in program.references if r.scope == "project" and r.kind in used]
    pairs = [(r, (unit_of[r.source], unit_of[r.target])) for r in code]
    model_of = {t.name: t.model for t in program.tables if t.model}
    data = [(a, unit_of[a.function]) for a in program.accesses]
    reached = {(unit, model_of[a.table]) for a, unit in data if a.table in model_of}
    looped = {(unit, model_of[a.table]) for a, unit in data if a.table in model_of and a.in_loop}
    return {
        "call": {pair for _, pair in pairs} | reached,
        "loop_call": {pair for r, pair in pairs if r.in_loop} | looped,
        "inheritance": {pair for r, pair in pairs if r.kind == "inherit"},
        "task": {pair for r, pair in pairs if r.kind == "task"},
        "signal": {pair for r, pair in pairs if r.kind == "signal"},
        "foreign_key": {(k.table, k.target) for k in program.foreign_keys},
        "raw_sql_join": {(unit_of[j.function], t) for j in program.joins if j.mechanism == "sql" for t in j.tables},
        "shared_table_write": {(unit, a.table) for a, unit in data if a.operation != "select"},
        "transaction": {(unit_of[t.function], table) for t in program.transactions for table in t.tables},
    }


@pytest.mark.parametrize("kind", sorted(FOUND_CUTS))
def test_cuts(program: Program, unit_of: dict[str, str], kind: str) -> None:
    """Of what crosses contexts, at least the share that is found today is found."""
    found = links(program, unit_of)[kind]
    cuts = [c for c in truth("cuts") if c["kind"] == kind]
    missed = [c for c in cuts if (c["source"], c["target"]) not in found]
    lines = [f"{c['source']} -> {c['target']}  ({c['file']}: {c['anchor']})" for c in missed]
    result = Score(f"cuts, {kind}", lines, [], len(cuts) - len(missed))
    result.show()
    assert result.recall >= FOUND_CUTS[kind]


def test_every_kind_of_cut_is_measured() -> None:
    """A kind that the truth gains cannot go unmeasured."""
    assert {cut["kind"] for cut in truth("cuts")} == set(FOUND_CUTS)
