"""Calls of a FastAPI program that are not made by the program, but by what stands in between."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import anyio.to_thread
from starlette.background import BackgroundTask, BackgroundTasks

NAMELESS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<module>"}
"""Code that belongs to the function around it, or runs once."""
_LATER = {BackgroundTask.__init__.__code__, BackgroundTasks.add_task.__code__}
_ANSWERING = "app"
"""The function of FastAPI in which a route calls what it is for."""
_DEPENDANT = "dependant"
"""What holds, in the frames of FastAPI, a function with what it declares."""


class InjectedCalls:
    """A profiler that sees calls of the program between which and the program a library stands.

    What a function declares in its parameters is called by that function, what happens to its result too. Functions
    that FastAPI would run in a thread run at once, so that the stack tells who asked for them.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder of the program."""
        self._folder = f"{folder}{os.sep}"
        self._seen: set[tuple[str, str]] = set()
        self._later: dict[str, set[str]] = {}
        """Background tasks, each with who asks for it."""

    def __enter__(self) -> None:
        """Begin to look."""
        anyio.to_thread.run_sync = _at_once  # type: ignore[assignment]  # of the same form, but for the thread
        sys.setprofile(self._look)

    def __exit__(self, *_error: object) -> None:
        """Look away."""
        sys.setprofile(None)

    def seen(self) -> list[tuple[str, str]]:
        """Caller and callee of all calls so far."""
        return sorted(self._seen)

    def _look(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call":
            return
        if frame.f_code in _LATER:
            self._later.setdefault(name_of_callable(frame.f_locals["func"]), set()).add(self._caller_of(frame)[0])
        if self._is_ours(frame) and frame.f_code.co_name not in NAMELESS:
            name = name_of(frame)
            caller, is_direct = self._caller_of(frame)
            callers = {caller} if caller else self._later.get(name, set())
            self._seen.update((one, name) for one in callers if one != name and not is_direct)

    def _caller_of(self, frame: FrameType) -> tuple[str, bool]:
        """Who calls a function, and whether without anything in between; nobody if that is its route."""
        name, caller, between = name_of(frame), frame.f_back, 0
        while caller is not None and not self._is_ours(caller):
            declaring = _declaring(caller)
            if declaring is not None and _name_of_declaring(declaring) != name:
                return _name_of_declaring(declaring), False
            if declaring is not None and caller.f_code.co_name == _ANSWERING:
                return "", False
            caller, between = caller.f_back, between + 1
        while caller is not None and caller.f_code.co_name in NAMELESS:
            caller = caller.f_back
        return (name_of(caller), not between) if caller is not None else ("", False)

    def _is_ours(self, frame: FrameType) -> bool:
        return frame.f_code.co_filename.startswith(self._folder)


def _declaring(frame: FrameType) -> object:
    """The function whose parameters or result a frame of FastAPI is busy with."""
    found = frame.f_locals.get(_DEPENDANT) if "fastapi" in frame.f_code.co_filename else None
    return getattr(found, "call", None)


def _name_of_declaring(value: object) -> str:
    return f"{name_of_callable(value)}.__init__" if inspect.isclass(value) else name_of_callable(value)


async def _at_once(function: Callable[..., object], *arguments: object, **_: object) -> object:
    return function(*arguments)


def name_of(frame: FrameType) -> str:
    """The function that runs, as Python imports it."""
    words = frame.f_code.co_qualname.replace("<locals>.", "")
    return f"{frame.f_globals['__name__']}.{words}"


def name_of_callable(value: object) -> str:
    """A function or class as Python imports it; of an instance its class, or what of the program makes it callable."""
    while isinstance(value, functools.partial):
        value = value.func
    if inspect.isclass(value) or inspect.isroutine(value):
        return f"{value.__module__}.{value.__qualname__}".replace("<locals>.", "")
    cls = type(value)
    is_library = cls.__module__.partition(".")[0] in ("fastapi", "starlette")
    return f"{cls.__module__}.{cls.__qualname__}" if is_library else name_of_callable(cls.__call__)
