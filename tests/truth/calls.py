"""Runs small programs and says who called whom: what Python itself says about a call graph.

Reads jobs as JSON from standard input, `[{folder, path, entry}]`; writes one `Answer` per job. Each program runs in a
process of its own and is observed in two ways:

- A profiler sees each function of the program start. Its caller is the nearest frame of the program on the stack: a
  function that is called back by built-ins or by the standard library is called by whoever called these.
- Each call expression, decorator and `raise` shows the object that it calls. Only so are calls of built-in types seen,
  and those of generator functions and coroutines, whose frames start later and elsewhere.

Comprehensions and generator expressions belong to the scope around them. `staticmethod`, `classmethod` and `property`
as decorators say what a method is; they are no calls.
"""

from __future__ import annotations

import ast
import asyncio  # noqa: F401  # loaded before the fork, so that each program need not
import builtins
import contextlib
import importlib
import inspect
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType, MethodType
from typing import TypedDict, TypeVar

from .foreign import name_of
from .jobs import answer_jobs

_COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}
_LATER = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
_KINDS_OF_METHODS = {"staticmethod", "classmethod", "property"}
_OBSERVE = "__observe_call__"


class Job(TypedDict):
    """A program: its folder, the source roots below it, and the module to import."""

    folder: str
    path: list[str]
    entry: str


Place = tuple[str, str]
"""File below the program's folder and qualified name; the latter is empty for the module itself."""


class Answer(TypedDict):
    """Calls between places of the program, calls from there to named things outside, and how it failed, if it did.

    `below` says what ran while something else did, however far below.
    """

    project: list[tuple[Place, Place]]
    below: list[tuple[Place, Place]]
    foreign: list[tuple[Place, str]]
    error: str


def trace(job: Job) -> Answer:
    """The calls made while the entry module is imported."""
    folder = Path(job["folder"])
    observer = _Observer(folder)
    sys.path[:0] = [str(folder / part) for part in job["path"]]
    sys.path_hooks.insert(0, _program_finder(folder))
    setattr(builtins, _OBSERVE, observer.observe)
    error = ""
    with contextlib.redirect_stdout(sys.stderr):
        sys.setprofile(observer.start)
        try:
            importlib.import_module(job["entry"])
        except Exception:  # noqa: BLE001  # whatever a program fails with is the answer
            error = traceback.format_exc()
        finally:
            sys.setprofile(None)
    return {
        "project": observer.project(),
        "below": sorted(observer.below),
        "foreign": sorted(observer.foreign),
        "error": error,
    }


@dataclass
class _Observer:
    """Collects calls. Of a function whose body starts later, the start counts only if no expression called it."""

    folder: Path
    started: set[tuple[Place, Place]] = field(default_factory=set)
    started_later: set[tuple[Place, Place]] = field(default_factory=set)
    called: set[tuple[Place, Place]] = field(default_factory=set)
    below: set[tuple[Place, Place]] = field(default_factory=set)
    foreign: set[tuple[Place, str]] = field(default_factory=set)

    def project(self) -> list[tuple[Place, Place]]:
        """All calls between places of the program."""
        known = {callee for _, callee in self.called}
        return sorted(self.started | self.called | {pair for pair in self.started_later if pair[1] not in known})

    def start(self, frame: FrameType, event: str, _: object) -> None:
        """The profiler: a frame begins or goes on."""
        code = frame.f_code
        if event != "call" or code.co_name in _COMPREHENSIONS or not code.co_flags & inspect.CO_OPTIMIZED:
            return
        caller = frame.f_back if self._is_ours(code) else None
        while caller is not None and not self._is_ours(caller.f_code):
            caller = caller.f_back
        if caller is not None:
            found = self.started_later if code.co_flags & _LATER else self.started
            found.add((self._place(caller.f_code), self._place(code)))
        while caller is not None:
            if self._is_ours(caller.f_code):
                self.below.add((self._place(caller.f_code), self._place(code)))
            caller = caller.f_back

    def observe(self, callee: object) -> object:
        """Stands around each callee in the program's code: notes it and gives it back."""
        caller = self._place(sys._getframe(1).f_code)
        function = callee.__func__ if isinstance(callee, MethodType) else callee
        if isinstance(function, type):
            self._note(caller, self._class_called(function))
        elif not isinstance(function, FunctionType) or not self._is_ours(function.__code__):
            self._note(caller, function)
        elif function.__code__.co_flags & _LATER:
            self.called.add((caller, self._place(function.__code__)))
        return callee

    def _note(self, caller: Place, callee: object) -> None:
        name = name_of(callee)
        if name is not None:
            self.foreign.add((caller, name))

    def _class_called(self, cls: type) -> object:
        """The class itself or, if it is the program's, an `__init__` from outside that is no built-in's.

        Whether an `__init__` of the program runs is decided by its metaclass and its `__new__`: the profiler sees it.
        """
        if not self._is_our_class(cls):
            return cls
        if type(cls).__call__ is not type.__call__:
            return None  # An enum only looks its member up.
        definer = next(c for c in cls.__mro__ if "__init__" in vars(c))
        is_seen = definer.__module__ == "builtins" or self._is_our_class(definer)
        return None if is_seen else vars(definer)["__init__"]

    def _is_our_class(self, cls: type) -> bool:
        file = getattr(sys.modules.get(cls.__module__), "__file__", None) or ""
        return Path(file).is_relative_to(self.folder)

    def _is_ours(self, code: CodeType) -> bool:
        return code.co_filename.startswith(f"{self.folder}/")

    def _place(self, code: CodeType) -> Place:
        parts = [part for part in code.co_qualname.split(".") if part not in _COMPREHENSIONS | {"<locals>", "<module>"}]
        return Path(code.co_filename).relative_to(self.folder).as_posix(), ".".join(parts)


def _program_finder(folder: Path) -> Callable[[str], FileFinder]:
    """A path hook for the program's folders."""

    class Loader(SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            path = self.get_filename(fullname)
            tree = _Around().visit(ast.parse(self.get_data(path), path))
            return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def find(path: str) -> FileFinder:
        if not Path(path).is_relative_to(folder):
            raise ImportError
        return FileFinder(path, (Loader, [".py"]))

    return find


_Definition = TypeVar("_Definition", ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class _Around(ast.NodeTransformer):
    """Puts the observer around each expression whose value is called."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        node.func = _observed(node.func)
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.Raise:
        raises_name = node.exc is not None and not isinstance(node.exc, ast.Call)
        self.generic_visit(node)
        if node.exc is not None and raises_name:
            node.exc = _observed(node.exc)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return self._definition(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return self._definition(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        return self._definition(node)

    def _definition(self, node: _Definition) -> _Definition:
        self.generic_visit(node)
        node.decorator_list = [d if _is_kind_of_method(d) else _observed(d) for d in node.decorator_list]
        return node


def _is_kind_of_method(decorator: ast.expr) -> bool:
    names = {"setter", "getter", "deleter"}
    is_name = isinstance(decorator, ast.Name) and decorator.id in _KINDS_OF_METHODS
    return is_name or (isinstance(decorator, ast.Attribute) and decorator.attr in names)


def _observed(expression: ast.expr) -> ast.Call:
    return ast.copy_location(ast.Call(ast.Name(_OBSERVE, ast.Load()), [expression], []), expression)


if __name__ == "__main__":
    answer_jobs(trace)
