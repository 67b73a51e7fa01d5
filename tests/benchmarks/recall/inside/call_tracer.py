"""A pytest plugin that records which functions of a package call which while the package's tests run.

It stands alone in its folder, because it runs in the virtual environment of the package under test:
`PYTHONPATH=.../inside python -m pytest -p call_tracer`. The environment says what to watch: `TRACED_SOURCE` (the folder
of the package's own code), `TRACED_ARCHIVE` (the folder around it, with the tests), `TRACED_OUTPUT` (a JSON file), and
`TRACED_LINES` if the lines that run are wanted too, which costs as much as all the rest.

Frames come from `sys.setprofile`. It tells when a generator or coroutine runs for the first time but not when it is
made, which is the call; so each call in the package's own code is compiled as `note(call)`, which sees what came out.
One that nobody noted (made by C code for `for x in instance`, or by library code) counts where it first runs.

Another tracer that watches more may import this one: it tells the occasion on which functions run, asks who made a
call, and where no pytest does it, calls `pytest_sessionfinish` at the end.
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
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
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
BETWEEN = " > "
"""Stands between the functions of a library in `via`."""
_NOTE = "__call_tracer_note__"
_LAZY = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
_FOLDED = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}

_own: dict[CodeType, bool] = {}
_starts: dict[CodeType, int] = {}
_ran: set[CodeType] = set()
_lines: set[tuple[CodeType, int]] = set()
_calls: dict[tuple[CodeType, int, CodeType, bool], str] = {}
"""Caller, place, callee, whether a library stands between; and the functions of it that stood there the first time."""
_occasions: dict[str, set[CodeType]] = {}
_entries: dict[tuple[str, CodeType], str] = {}
"""Occasion and what libraries called on it before any own code did, with their functions that stood between."""
_made: dict[int, CodeType] = {}
"""Generators and coroutines whose making was noted and which did not run yet, by the identity of their frame."""


occasion: ContextVar[str] = ContextVar("occasion", default="")
"""What the program is doing, as another tracer says: what runs is kept by it. Tasks and threads inherit it."""
beginnings: set[CodeType] = set()
"""Functions of libraries in which occasions begin."""
watched: dict[CodeType, Callable[[FrameType], None]] = {}
"""Functions of libraries of which another tracer wants to know each time that they run."""


def stacks_below() -> Iterable[FrameType]:
    """The frames that wait for this stack to end, if one of several; another tracer may put its own in this place."""
    return ()


def trace_other(_frame: FrameType) -> TraceFunction | None:
    """Who is told the lines of a function that is not the package's; another tracer may put its own in this place."""
    return None


def is_own(code: CodeType) -> bool:
    """Whether the code is the package's, or that of tests in its folders; what is made of templates is not."""
    if code not in _own:
        _own[code] = code.co_filename.startswith(SOURCE) and code.co_filename.endswith(".py")
    return _own[code]


# Lines


def _trace(frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
    return _trace_lines if is_own(frame.f_code) else trace_other(frame)


def _trace_lines(frame: FrameType, event: str, _argument: object) -> TraceFunction:
    if event == "line":
        _lines.add((frame.f_code, frame.f_lineno))
    return _trace_lines


# Calls


def _profile(frame: FrameType, event: str, _argument: object) -> None:
    code = frame.f_code
    if event != "call":
        return
    if not is_own(code):
        if code in watched:
            watched[code](frame)
        return
    if code.co_flags & _LAZY and (frame.f_lasti > _start(code) or _made.pop(id(frame), None) is code):
        return
    _ran.add(code)
    if occasion.get():
        _occasions.setdefault(occasion.get(), set()).add(code)
    if code.co_flags & CO_OPTIMIZED and code.co_name not in _FOLDED and code.co_name != "__del__":
        _record(code, frame.f_back)


def _start(code: CodeType) -> int:
    """Where a generator stands when it runs for the first time."""
    if code not in _starts:
        _starts[code] = next(one.offset for one in dis.get_instructions(code) if one.opname == "RESUME")
    return _starts[code]


def _record(callee: CodeType, frame: FrameType | None) -> None:
    """Add the call from the nearest own frame, with the library that stands between; none if a test stands between."""
    caller, between = find_caller(frame)
    inner = since_beginning(between)
    if occasion.get() and inner is not None:
        _entries.setdefault((occasion.get(), callee), name_functions(inner))
    if caller is not None:
        key = (caller.f_code, caller.f_lasti, callee, bool(between))
        if key not in _calls:
            _calls[key] = name_functions(between)


def find_caller(frame: FrameType | None) -> tuple[FrameType | None, list[FrameType]]:
    """The nearest own frame, and those of libraries from there on; no own frame behind one of a test."""
    between: list[FrameType] = []
    for one in _standing(frame):
        name = one.f_code.co_filename
        if is_own(one.f_code):
            return one, between[::-1]
        if name.startswith((ARCHIVE, __file__)) and name.endswith(".py"):
            break
        between.append(one)
    return None, between[::-1]


def _standing(frame: FrameType | None) -> Iterator[FrameType]:
    """The frame and all below it."""
    while frame is not None:
        yield frame
        frame = frame.f_back
    for one in stacks_below():
        below: FrameType | None = one
        while below is not None:
            yield below
            below = below.f_back


def since_beginning(between: list[FrameType]) -> list[FrameType] | None:
    """Of the frames of libraries those after the one in which the occasion began; None if it began before them."""
    for index in range(len(between) - 1, -1, -1):
        if between[index].f_code in beginnings:
            return between[index + 1 :]
    return None


def name_functions(frames: list[FrameType]) -> str:
    """Their functions, the outermost first; what calls itself is there once."""
    names = [f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_qualname}" for frame in frames]
    return BETWEEN.join(name for name, before in zip(names, ["", *names], strict=False) if name != before)


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
    if frame is not None and id(frame) not in _made and is_own(frame.f_code):
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
    if "TRACED_LINES" in os.environ:
        threading.settrace(_trace)
    pytest_runtest_setup()


def pytest_runtest_setup() -> None:
    """Watch this thread; each test begins so, because the one before may have used a profiler of its own."""
    sys.setprofile(_profile)
    if "TRACED_LINES" in os.environ:
        sys.settrace(_trace)


def pytest_sessionfinish() -> None:
    """Stop and write what was seen."""
    for stop in (sys.settrace, sys.setprofile, threading.settrace, threading.setprofile):
        stop(None)
    codes = sorted({*_ran, *(code for call in _calls for code in (call[0], call[2])), *_entered()}, key=describe)
    number = {code: index for index, code in enumerate(codes)}
    lines: dict[str, set[int]] = {}
    for code, line in _lines:
        lines.setdefault(_path(code), set()).add(line)
    calls = [[number[one], number[other], *_site(one, at), via] for (one, at, other, _), via in _calls.items()]
    found = {
        "codes": [describe(code) for code in codes],
        "ran": sorted(number[code] for code in _ran),
        "calls": sorted(calls),
        "lines": {path: sorted(lines[path]) for path in sorted(lines)},
        "entries": [[name, number[code], via] for (name, code), via in _entries.items()],
        "occasions": {name: sorted(number[code] for code in _occasions[name]) for name in sorted(_occasions)},
    }
    Path(OUTPUT).write_text(json.dumps(found), "utf-8")


def _entered() -> set[CodeType]:
    return {code for _, code in _entries}


def _path(code: CodeType) -> str:
    return code.co_filename.removeprefix(SOURCE).replace(os.sep, "/")


def describe(code: CodeType) -> tuple[str, int, str, list[int]]:
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
