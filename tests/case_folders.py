"""Feature cases: folders with a small program, what must be read of it, and one sentence about it.

`expected.json` lists the sections that the case is about; each is compared in full. `calls` is `{caller: [callee]}`
between symbols of the program; `callgraph` is all that `decomposer callgraph` prints, `callgraph_implicit` what its
option `--implicit` adds to that between symbols (nothing, if a case with `callgraph` has no such section).

`below` lists for some functions all that runs below them, and nothing else may be in their call trees.

A case with a module `main` is run by Python to prove its calls. Where both differ, the case says so: `unexecuted` lists
calls that are true of the program but that its run does not show, `missed` such that run but are beyond a stated limit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from analyzers.options import TreeOptions
from analyzers.program import Program
from analyzers.read import read_program
from decomposer.assessment.twelve_factors import UNREACHED
from decomposer.config import read_config
from decomposer.graph.call_trees import WITHIN
from decomposer.pipeline import find_uses, judge_factors
from decomposer.reading import tree_options
from decomposer.report.callgraph import CallFilter, find_calls
from tests.fakes.call_graphs import call_graph

CASES = Path(__file__).parent / "cases"
SETTINGS = {"application", "trees", "path", "paths", "runs", "requests", "naming", "does", "undone", "registered"}
SETTINGS |= {"below"}
SETTINGS |= {
    f"{what}{which}"
    for what in ("missed", "unexecuted")
    for which in ("", "_queries", "_via", "_handled", "_urls", "_templates", "_state")
}
"""Keys that are no section: how a case is run, and where we and the run differ."""

SQL_TOPICS = {"alembic", "peewee", "sqlalchemy", "sqlmodel"}
CALL_SECTIONS = ("calls", "callgraph", "callgraph_implicit")
Rows = list[list[str | None]]
Expected = dict[str, object]


@dataclass(frozen=True)
class Case:
    """One folder."""

    folder: Path

    @property
    def name(self) -> str:
        """Topic and case."""
        return self.folder.relative_to(CASES).as_posix()

    @cached_property
    def expected(self) -> Expected:
        """What `expected.json` says."""
        found: Expected = json.loads((self.folder / "expected.json").read_text("utf-8"))
        return found

    @cached_property
    def program(self) -> Program:
        """The case's files, read and linked as its settings say."""
        return read_program(self.folder, options=self.options, jobs=1)

    @property
    def options(self) -> TreeOptions:
        """What the settings of the case say."""
        return tree_options(read_config(self.folder))

    @property
    def runs_in_python(self) -> bool:
        """Whether the program can be run: its module `main` is the entry."""
        return any(self.folder.rglob("main.py"))

    @property
    def entry(self) -> str:
        """The name of the module to import when the program is run."""
        path = min(self.folder.rglob("main.py"), key=lambda found: len(found.parts))
        roots = (self.folder / root for root in self.roots)
        below = min((path.relative_to(root) for root in roots if path.is_relative_to(root)), key=lambda p: len(p.parts))
        return ".".join(below.with_suffix("").parts)

    @property
    def roots(self) -> list[str]:
        """The folders that hold modules when the program is run."""
        found = self.expected.get("path", [""])
        assert isinstance(found, list)
        return found

    @property
    def is_call_graph(self) -> bool:
        """Whether the case is about all calls, those of built-ins and other libraries included."""
        return "callgraph" in self.expected

    @property
    def sections(self) -> Expected:
        """The sections to compare."""
        implied: Expected = {"callgraph_implicit": {}} if self.is_call_graph else {}
        return implied | {name: rows for name, rows in self.expected.items() if name not in SETTINGS}

    def expected_calls(self) -> set[tuple[str, str]]:
        """All calls that the case expects, of whichever section."""
        return set().union(*(pairs(self.expected.get(name, {})) for name in CALL_SECTIONS))

    @property
    def has_effects(self) -> bool:
        """Whether functions of it are run to see what they do to variables, files and other systems."""
        return "does" in self.expected

    @property
    def is_sql(self) -> bool:
        """Whether the libraries that map classes to tables can say what they make of the program."""
        return self.folder.parent.name in SQL_TOPICS

    @property
    def is_django(self) -> bool:
        """Whether Django can boot the program."""
        return (self.folder / "settings.py").is_file()


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case, sorted; each is read once, whoever asks for it."""
    return tuple(Case(path.parent) for path in sorted(CASES.rglob("expected.json")))


def section(program: Program, name: str) -> object:
    """One aspect of a program in the form of `expected.json`."""
    return _SECTIONS[name](program)


def nameless(symbol: str) -> str:
    """The symbol with lambdas unnumbered, as Python names them."""
    return re.sub(r"<lambda\d+>", "<lambda>", symbol)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Sorted lists by source."""
    found: dict[str, set[str]] = {}
    for source, target in pairs:
        found.setdefault(source, set()).add(target)
    return {source: sorted(found[source]) for source in sorted(found)}


def pairs(groups: object) -> set[tuple[str, str]]:
    """The pairs of a section made by `grouped`."""
    assert isinstance(groups, dict)
    return {(source, target) for source, targets in groups.items() for target in targets}


def linked(program: Program, symbol: str) -> set[str]:
    """All to which calls lead from a symbol, whoever made the call before."""
    callees: dict[str, set[str]] = {}
    for one in program.references:
        if one.kind in WITHIN and one.scope == "project" and one.confidence != "guess":
            callees.setdefault(one.source, set()).add(one.target)
    reached, pending = {symbol}, [symbol]
    while pending:
        new = callees.get(pending.pop(), set()) - reached
        reached |= new
        pending += new
    return reached


def _references(program: Program, kinds: set[str], scopes: set[str]) -> dict[str, list[str]]:
    return grouped((r.source, r.target) for r in program.references if r.kind in kinds and r.scope in scopes)


def _rows(rows: Iterable[tuple[str | None, ...]]) -> Rows:
    return [list(row) for row in sorted(set(rows), key=lambda row: tuple(cell or "" for cell in row))]


def _writes(program: Program, is_filling: bool) -> set[str]:
    """What is written only where nothing was, or is written otherwise."""
    return {one.key for one in program.state if one.way == "write" and one.is_filling is is_filling}


_DEFAULT = CallFilter()


def _call_graph(program: Program, wanted: CallFilter = _DEFAULT) -> dict[str, list[str]]:
    return {caller: list(callees) for caller, callees in find_calls(call_graph(program), wanted).items()}


def _url_names(program: Program) -> dict[str, list[str]]:
    """Names of routes, each with its handlers."""
    return grouped((route.name, route.handler) for route in program.routes if route.name)


def _implicit_calls(program: Program) -> dict[str, list[str]]:
    """Those between symbols of the program, as built-ins are behind every operator."""
    wanted = CallFilter(builtins=False, externals=False, implicit=True)
    return grouped(pairs(_call_graph(program, wanted)) - pairs(_call_graph(program)))


def _handled(program: Program) -> Rows:
    """Handlers of routes and middleware, with the tables that their call trees read and write."""
    entries = [entry for entry in find_uses(program).entries if entry.kind != "task"]
    reads = [(one.symbol, table, "read") for one in entries for table in one.reads]
    return _rows([*reads, *((one.symbol, table, "write") for one in entries for table in one.writes)])


def _factors(program: Program, *, led_to: bool) -> Rows:
    """What is told of code that a route, task or start-up leads to, proved or worth a look; or of other code."""
    found = judge_factors(program)
    other = [one for one in found.apart if one.unknown == UNREACHED]
    told = [*found.findings, *(one for one in found.apart if one not in other)] if led_to else other
    return _rows((one.factor, one.subject) for one in told)


_OURS = {"project"}
_SECTIONS: dict[str, Callable[[Program], object]] = {
    "accesses": lambda p: _rows((a.function, a.table, a.operation) for a in p.accesses),
    "blind_spots": lambda p: _rows((b.kind, b.reason, str(b.location)) for b in p.blind_spots),
    "calls": lambda p: _references(p, {"call"}, _OURS),
    "callgraph": _call_graph,
    "callgraph_implicit": _implicit_calls,
    "external_calls": lambda p: _references(p, {"call"}, {"external", "builtin"}),
    "factors": lambda p: _factors(p, led_to=True),
    "factors_apart": lambda p: _factors(p, led_to=False),
    "factors_proved": lambda p: _rows((one.factor, one.subject) for one in judge_factors(p).findings),
    "foreign_keys": lambda p: _rows((k.table, k.column, k.kind, k.target) for k in p.foreign_keys),
    "handled": _handled,
    "imports": lambda p: _references(p, {"import"}, {"project", "external"}),
    "inherits": lambda p: _references(p, {"inherit"}, {"project", "external"}),
    "instantiates": lambda p: _references(p, {"instantiate"}, _OURS),
    "joins": lambda p: _rows((j.function, *j.tables) for j in p.joins),
    "mentions": lambda p: _references(p, {"mention"}, _OURS),
    "middleware": lambda p: [[m.name, m.handler] for m in p.middleware],
    "modules": lambda p: {m.path: m.name for m in p.modules},
    "operations": lambda p: _rows((r.pattern, r.operation, r.handler) for r in p.routes if r.operation),
    "routes": lambda p: [[r.method, r.pattern, r.handler] for r in p.routes if not r.operation],
    "signals": lambda p: _references(p, {"signal"}, _OURS),
    "starts": lambda p: _references(p, {"task"}, _OURS),
    "state": lambda p: _rows((s.function, s.store, s.name, s.key, s.way) for s in p.state),
    "settings": lambda p: _rows((s.function, s.source, s.name, s.way, s.value) for s in p.settings),
    "outgoing": lambda p: _rows((o.function, o.system, o.operation, o.target) for o in p.outgoing),
    "launches": lambda p: _rows((one.function, one.kind, one.what) for one in p.launches),
    "awaited": lambda p: sorted(one.function for one in p.launches if one.is_awaited),
    "schedules": lambda p: _rows((t.name, t.schedule) for t in p.tasks if t.schedule),
    "filled": lambda p: sorted(_writes(p, True) - _writes(p, False)),
    "kept_from": lambda p: _rows((one.key, *one.kept_from) for one in p.state if one.kept_from),
    "symbols": lambda p: [s.id for s in p.symbols],
    "tables": lambda p: _rows((t.name, t.model) for t in p.tables),
    "tasks": lambda p: _rows((t.name, t.function, t.kind) for t in p.tasks),
    "url_names": _url_names,
    "urls": lambda p: _references(p, {"url"}, _OURS),
    "via": lambda p: _references(p, {"via", "signal"}, _OURS),
    "templates": lambda p: grouped((use.source, use.template) for use in p.template_uses),
    "transactions": lambda p: [[t.function, *t.tables] for t in p.transactions],
    "databases": lambda p: [[t.function, t.database] for t in p.transactions],
}
SECTIONS = frozenset(_SECTIONS)
