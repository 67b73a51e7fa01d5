"""The tracer that feature cases are checked with: what it calls a call, and that it sees wrong expectations."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.case_folders import Case
from tests.traced_calls import Calls, difference, trace


def untold(folder: Path, code: str, expected: dict[str, object]) -> tuple[Calls, Calls]:
    """What ran and is not expected, and the other way round, of a program of one module."""
    (folder / "main.py").write_text(dedent(code), "utf-8")
    (folder / "expected.json").write_text(json.dumps(expected), "utf-8")
    case = Case(folder)
    (answer,) = trace([case])
    assert answer["error"] == ""
    return difference(case, answer)


def ran(folder: Path, code: str) -> Calls:
    """All calls of a program of one module."""
    return untold(folder, code, {"callgraph": {}})[0]


@pytest.mark.parametrize(
    ("code", "callees"),
    [
        ("list(range(3))", {"<builtin>.list", "<builtin>.range"}),
        ("[].append(1)", {"<builtin>.list.append"}),
        ("class Lines(list): ...\nLines().append(1)", {"<builtin>.list.append"}),
        ("from os.path import join\njoin('a', 'b')", {"posixpath.join"}),
        ("from enum import Enum\nclass Kind(Enum): A = 1", set()),
        ("from threading import Thread\nclass Job(Thread): ...\nJob()", {"threading.Thread.__init__"}),
        ("def later(): yield\nlater()", {"main.later"}),
        ("async def later(): ...\nlater().close()", {"main.later", "<builtin>.coroutine.close"}),
        ("def key(x): return x\nsorted([1], key=key)", {"<builtin>.sorted", "main.key"}),
        ("import json\ndef key(x): return 1\njson.dumps(key, default=key)", {"json.dumps", "main.key"}),
        ("try:\n  raise ValueError\nexcept ValueError: ...", {"<builtin>.ValueError"}),
        ("class Base: ...\nclass Box(Base):\n  def __init__(self): ...\nBox()\nBase()", {"main.Box.__init__"}),
        ("class Box:\n  @property\n  def size(self): return 1\nBox().size", {"main.Box.size"}),
        ("from functools import cache\n@cache\ndef f(): ...", {"functools.cache"}),
    ],
)
def test_callee(tmp_path: Path, code: str, callees: set[str]) -> None:
    """Whatever a module calls is named as the call graph names it, by the module that defines it."""
    assert {callee for caller, callee in ran(tmp_path, code) if caller == "main"} == callees


def test_callers(tmp_path: Path) -> None:
    """Comprehensions are no scopes, class bodies and lambdas are."""
    code = """
        def f(): return 1
        class Box:
            size = [f() for _ in "a"]
        def outer():
            def inner(): return set(f() for _ in "a")
            return (lambda: inner())()
        outer()
    """
    assert {caller for caller, callee in ran(tmp_path, code) if callee == "main.f"} == {"main.Box", "main.outer.inner"}
    assert ("main.outer", "main.outer.<lambda>") in ran(tmp_path, code)


def test_difference_is_seen_from_both_sides(tmp_path: Path) -> None:
    """A call that is not expected and one that does not run are told, unless the case lists them."""
    code = """
        def f(): ...
        def g(): ...
        f()
    """
    wrong: dict[str, object] = {"callgraph": {"main": ["main.g"]}}
    assert untold(tmp_path, code, wrong) == ({("main", "main.f")}, {("main", "main.g")})
    listed = wrong | {"missed": {"main": ["main.f"]}, "unexecuted": {"main": ["main.g"]}}
    assert untold(tmp_path, code, listed) == (set(), set())


def test_error_is_told(tmp_path: Path) -> None:
    """A program that fails is no truth."""
    (tmp_path / "main.py").write_text("1 / 0\n", "utf-8")
    (tmp_path / "expected.json").write_text("{}", "utf-8")
    assert "ZeroDivisionError" in trace([Case(tmp_path)])[0]["error"]
