"""A pytest plugin that records which functions of a package call which while the package's tests run.

It stands alone in its folder, because it runs in the virtual environment of the package under test:
`PYTHONPATH=.../inside python -m pytest -p call_tracer`. The environment says what to watch: `TRACED_SOURCE` (the folder
of the package's own code), `TRACED_ARCHIVE` (the folder around it, with the tests) and `TRACED_OUTPUT` (a JSON file).

Frames come from `sys.setprofile`. It tells when a generator or coroutine runs for the first time but not when it is
made, which is the call; so each call in the package's own code is compiled as `note(call)`, which sees what came out.
One that nobody noted (made by C code for `for x in instance`, or by library code) counts where it first runs.
"""

from __future__ import annotations

import ast
import builtins
import dis
import gc
import json
import os
import sys
import threading
from importlib.machinery import SourceFileLoader
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_OPTIMIZED
from pathlib import Path
from types import AsyncGeneratorType, CodeType, CoroutineType, FrameType, GeneratorType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import TraceFunction

SOURCE = os.path.realpath(os.environ["TRACED_SOURCE"]) + os.sep
ARCHIVE = os.path.realpath(os.environ["TRACED_ARCHIVE"]) + os.sep
OUTPUT = os.environ["TRACED_OUTPUT"]

Function = TypeVar("Function", ast.FunctionDef, ast.AsyncFunctionDef)
_NOTE = "__call_tracer_note__"
_LAZY = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
_FOLDED = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}

_own: dict[CodeType, bool] = {}
_starts: dict[CodeType, int] = {}
_ran: set[CodeType] = set()
_lines: set[tuple[CodeType, int]] = set()
_calls: set[tuple[CodeType, int, CodeType, str]] = set()
_made: dict[int, CodeType] = {}
"""Generators and coroutines whose making was noted and which did not run yet, by the identity of their frame."""


def _is_own(code: CodeType) -> bool:
    if code not in _own:
        _own[code] = code.co_filename.startswith(SOURCE)
    return _own[code]


# Lines


def _trace(frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
    return _trace_lines if _is_own(frame.f_code) else None


def _trace_lines(frame: FrameType, event: str, _argument: object) -> TraceFunction:
    if event == "line":
        _lines.add((frame.f_code, frame.f_lineno))
    return _trace_lines


# Calls


def _profile(frame: FrameType, event: str, _argument: object) -> None:
    code = frame.f_code
    if event != "call" or not _is_own(code):
        return
    if code.co_flags & _LAZY and (frame.f_lasti > _start(code) or _made.pop(id(frame), None) is code):
        return
    _ran.add(code)
    if code.co_flags & CO_OPTIMIZED and code.co_name not in _FOLDED and code.co_name != "__del__":
        _record(code, frame.f_back)


def _start(code: CodeType) -> int:
    """Where a generator stands when it runs for the first time."""
    if code not in _starts:
        _starts[code] = next(one.offset for one in dis.get_instructions(code) if one.opname == "RESUME")
    return _starts[code]


def _record(callee: CodeType, caller: FrameType | None) -> None:
    """Add the call from the nearest own frame, with the library that stands between; none if a test stands between."""
    via = ""
    while caller is not None and not _is_own(caller.f_code):
        if caller.f_code.co_filename.startswith((ARCHIVE, __file__)):
            return
        via = via or str(caller.f_globals.get("__name__", "?"))
        caller = caller.f_back
    if caller is not None:
        _calls.add((caller.f_code, caller.f_lasti, callee, via))


def note(made: object) -> object:
    """The argument; if it is a new generator or coroutine of the package, its call is recorded."""
    if type(made) is GeneratorType:  # not isinstance: it would ask a proxy for its class
        frame = made.gi_frame
    elif type(made) is CoroutineType:
        frame = made.cr_frame
    elif type(made) is AsyncGeneratorType:
        frame = made.ag_frame
    else:
        return made
    if frame is not None and id(frame) not in _made and _is_own(frame.f_code):
        code = frame.f_code
        if frame.f_lasti < _start(code) and code.co_name not in _FOLDED:
            _made[id(frame)] = code
            _record(code, sys._getframe(1))
    return made


class _Noting(ast.NodeTransformer):
    """Puts `note(...)` around calls; annotations stay, because they may be turned into text."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        name = ast.copy_location(ast.Name(_NOTE, ast.Load()), node)
        return ast.copy_location(ast.Call(name, [node], []), node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.value = node.value and self.visit(node.value)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return self._without_returns(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return self._without_returns(node)

    def _without_returns(self, node: Function) -> Function:
        node.returns, returns = None, node.returns
        self.generic_visit(node)
        node.returns = returns
        return node


_compile = SourceFileLoader.source_to_code


def _compile_noting(self: SourceFileLoader, data: bytes, path: str, **options: int) -> CodeType:
    if not os.path.realpath(path).startswith(SOURCE):
        return _compile(self, data, path, **options)
    return compile(_Noting().visit(ast.parse(data, path)), os.path.realpath(path), "exec", dont_inherit=True)


# Beginning and end


def _begin() -> None:
    gc.disable()  # what it calls (weak references, `finally` of generators) is called by nobody
    setattr(builtins, _NOTE, note)
    setattr(SourceFileLoader, "source_to_code", _compile_noting)  # noqa: B010 (a type checker forbids to replace a method)
    sys.dont_write_bytecode = True
    threading.setprofile(_profile)
    threading.settrace(_trace)
    pytest_runtest_setup()


def pytest_runtest_setup() -> None:
    """Watch this thread; each test begins so, because the one before may have used a profiler of its own."""
    sys.setprofile(_profile)
    sys.settrace(_trace)


def pytest_sessionfinish() -> None:
    """Stop and write what was seen."""
    for stop in (sys.settrace, sys.setprofile, threading.settrace, threading.setprofile):
        stop(None)
    codes = sorted({*_ran, *(code for call in _calls for code in (call[0], call[2]))}, key=_describe)
    number = {code: index for index, code in enumerate(codes)}
    lines: dict[str, set[int]] = {}
    for code, line in _lines:
        lines.setdefault(_path(code), set()).add(line)
    found = {
        "codes": [_describe(code) for code in codes],
        "ran": sorted(number[code] for code in _ran),
        "calls": sorted([number[one], number[other], *_site(one, at), via] for one, at, other, via in _calls),
        "lines": {path: sorted(lines[path]) for path in sorted(lines)},
    }
    Path(OUTPUT).write_text(json.dumps(found), "utf-8")


def _path(code: CodeType) -> str:
    return code.co_filename.removeprefix(SOURCE).replace(os.sep, "/")


def _describe(code: CodeType) -> tuple[str, int, str, list[int]]:
    """Path, first line, name, and the place of all its expressions together: lambdas on one line differ in it."""
    places = [place for place in code.co_positions() if None not in place and place[3]]
    begin = min(((line or 0, column or 0) for line, _, column, _ in places), default=(0, 0))
    end = max(((line or 0, column or 0) for _, line, _, column in places), default=(0, 0))
    return _path(code), code.co_firstlineno, code.co_name, [begin[0], end[0], begin[1], end[1]]


def _site(code: CodeType, offset: int) -> list[int]:
    """First and last line, first and last column (in bytes) of the expression that makes the call."""
    positions = list(code.co_positions())
    return [number or 0 for number in positions[offset // 2]] if 0 <= offset // 2 < len(positions) else [0] * 4


_begin()
