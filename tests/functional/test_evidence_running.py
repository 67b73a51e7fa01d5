"""Traces and logs of the bundled monolith, written by the real SDK and a real server, say what really ran."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from msgspec import Struct
from sqlglot import expressions

import decomposer as dc
from decomposer.model import Program
from decomposer.model.evidence import EvidenceFiles, Observations
from tests.source_tree import PROJECT

PORTAL = PROJECT / "fixtures" / "monolith_app"
_OPERATIONS: dict[type[expressions.Expr], str] = {
    expressions.Insert: "insert",
    expressions.Update: "update",
    expressions.Delete: "delete",
}


class Ran(Struct, frozen=True):
    """What was noted apart from the traces, each with the handler first: calls, statements of functions; requests."""

    calls: list[tuple[str, str, str]]
    uses: list[tuple[str, str, str]]
    answered: list[tuple[str, str]]


class Served(Struct, frozen=True):
    """The portal after it served requests."""

    folder: Path
    project: dc.Project
    ran: Ran

    @property
    def program(self) -> Program:
        """What was read of its source."""
        return self.project.program

    @property
    def seen(self) -> Observations:
        """What was observed."""
        assert self.project.observations is not None
        return self.project.observations


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The portal is served in a process of its own; its files are read."""
    folder = tmp_path_factory.mktemp("served")
    script = PROJECT / "tests" / "truth" / "traced_portal.py"
    done = subprocess.run([sys.executable, script, folder], cwd=PORTAL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ran = Ran(**json.loads((folder / "ran.json").read_text("utf-8")))
    files = EvidenceFiles(traces=(folder / "traces.jsonl",), access_logs=(folder / "access.log",))
    return Served(folder, dc.read(PORTAL, evidence=files), ran)


def plain(name: str) -> str:
    """A name without the word that Python puts behind functions around others."""
    return name.replace(".<locals>", "")


def of(name: str, owners: set[str]) -> bool:
    """Whether a name is one of some, or a method of one."""
    return name in owners or name.rpartition(".")[0] in owners


def admin(name: str) -> str:
    """Django's own pages are one route for us."""
    return "django.contrib.admin.site.urls" if name.startswith("django.contrib.admin.") else name


def around(served: Served) -> set[str]:
    """The middleware."""
    return {one.handler for one in served.program.middleware}


def who(served: Served, handler: str, function: str, target: str) -> str:
    """The function; or the handler for what middleware encloses and, as its source says, does not use itself."""
    own = {(one.source, one.target) for one in served.program.references}
    own |= {(one.function, one.table) for one in served.program.accesses}
    return handler if of(function, around(served)) and (function, target) not in own else function


def called(served: Served) -> Iterator[tuple[str, str]]:
    """Who ran whom, but for the requests that middleware is handed."""
    for handler, function, target in (map(plain, one) for one in served.ran.calls):
        source = who(served, handler, function, target)
        if source not in ("", target) and not of(target, around(served)):
            yield admin(source), target


def test_calls_are_those_that_ran(served: Served) -> None:
    """The observed edges are exactly what was called, no more and no less."""
    observed = {(one.source, one.target) for one in served.seen.calls}
    assert observed == set(called(served))
    assert len(observed) > 80


def test_accesses_are_those_that_ran(served: Served) -> None:
    """Each function has the tables that its statements used, as another parser of SQL reads them."""
    known = {one.name for one in served.program.tables}
    ran = {
        (source, table.name, _operation(statement, table))
        for handler, function, sql in served.ran.uses
        for statement in [sqlglot.parse_one(sql.replace("%s", "?"), dialect="sqlite")]
        for table in statement.find_all(expressions.Table)
        for source in [admin(who(served, handler, plain(function), table.name))]
        if source and table.name in known
    }
    assert {(one.symbol, one.table, one.operation) for one in served.seen.accesses} == ran
    assert len(ran) > 30


def _operation(statement: expressions.Expr, table: expressions.Table) -> str:
    target = statement.this.this if isinstance(statement.this, expressions.Schema) else statement.this
    return _OPERATIONS.get(type(statement), "select") if target is table else "select"


@pytest.mark.parametrize("kind", ["trace", "access log"])
def test_requests_are_those_that_were_answered(served: Served, kind: str) -> None:
    """Each handler answered as many requests as the traces, and the log of the server, say of its routes."""
    handlers = {f"{route.method} {route.pattern}": route.handler for route in served.program.routes}
    found = Counter[str]()
    for one in (one for one in served.seen.traffic if one.kind == kind):
        found[handlers[one.route]] += one.timing.calls
        assert one.timing.timed == (one.timing.calls if kind == "trace" else 0)
    assert found == Counter(admin(handler) for _, handler in served.ran.answered if handler)


def test_static_edges_are_confirmed(served: Served) -> None:
    """Calls of the source between functions that ran are marked when a trace shows them."""
    marked = {
        (one.source, one.target)
        for edge in served.project.graph.edges
        for one in edge.evidence
        if one.observed and one.view in ("call", "via")
    }
    assert len(marked) > 20
    assert marked <= set(called(served))
