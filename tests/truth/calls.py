"""Runs small programs under a profiler and prints who called whom: what Python itself says about a call graph.

Reads jobs as JSON from standard input, `[{folder, path, entry}]`; writes per job `[[caller, callee], ...]`, each a pair
of file and qualified name. Each program runs in a process of its own.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import json
import multiprocessing
import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import TypedDict

_COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}


class Job(TypedDict):
    """A program: its folder, the source roots below it, and the module to import."""

    folder: str
    path: list[str]
    entry: str


Place = tuple[str, str]


def main() -> None:
    """Run all jobs, one after the other."""
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        json.dump(pool.map(trace, json.load(sys.stdin), chunksize=1), sys.stdout)


def trace(job: Job) -> list[tuple[Place, Place]]:
    """The calls between functions of the program while its entry module is imported."""
    folder = Path(job["folder"])
    found: set[tuple[Place, Place]] = set()

    def record(frame: FrameType, event: str, _: object) -> None:
        callee = frame.f_code
        if event != "call" or callee.co_name in _COMPREHENSIONS or not callee.co_flags & inspect.CO_OPTIMIZED:
            return
        caller = frame.f_back
        while caller is not None and caller.f_code.co_name in _COMPREHENSIONS:
            caller = caller.f_back
        if caller is not None and _is_inside(callee, folder) and _is_inside(caller.f_code, folder):
            found.add((_place(caller.f_code, folder), _place(callee, folder)))

    sys.path[:0] = [str(folder / part) for part in job["path"]]
    sys.dont_write_bytecode = True
    with contextlib.redirect_stdout(sys.stderr):
        sys.setprofile(record)
        try:
            importlib.import_module(job["entry"])
        finally:
            sys.setprofile(None)
    return sorted(found)


def _is_inside(code: CodeType, folder: Path) -> bool:
    return Path(code.co_filename).is_relative_to(folder)


def _place(code: CodeType, folder: Path) -> Place:
    name = "" if code.co_name == "<module>" else code.co_qualname.replace(".<locals>", "")
    return Path(code.co_filename).relative_to(folder).as_posix(), name


if __name__ == "__main__":
    main()
