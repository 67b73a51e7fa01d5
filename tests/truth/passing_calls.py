"""Calls of a Django project that are not made by the project, but by what stands in between."""

from __future__ import annotations

import os
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import FrameType

from django.db.migrations import Migration, RunPython, RunSQL

from tests.truth.kept import Kept, kept_by

NAMELESS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<module>"}
"""Code that belongs to the function around it, or runs once."""
_AROUND_EACH = "django.core.handlers.exception"
"""Stands before each middleware and before the view: whoever passed the request on, calls neither."""


class PassingCalls:
    """A profiler that sees calls of the project that are not made by the project: something else stands between.

    What is called of a middleware for a request is called by that middleware, and not by the one around it.
    """

    def __init__(self, folder: Path, middleware: AbstractSet[str], routers: AbstractSet[str]) -> None:
        """Take the folder of the project, and what its settings put around requests and ask about databases."""
        self._folder = f"{folder}{os.sep}"
        self._middleware = middleware | routers
        self._routers = routers
        self.kept: set[Kept] = set()
        """What functions of the project read and wrote in caches and sessions."""
        self._seen: set[tuple[str, str]] = set()
        self._entered: set[str] = set()

    def __enter__(self) -> None:
        """Begin to look."""
        sys.setprofile(self._look)

    def __exit__(self, *_error: object) -> None:
        """Look away."""
        sys.setprofile(None)

    def seen(self) -> list[tuple[str, str]]:
        """Caller and callee of all calls so far."""
        return sorted(self._seen)

    def take_entered(self) -> list[str]:
        """What was called where nobody of the project is on the stack, since this was last asked."""
        entered, self._entered = sorted(self._entered), set()
        return entered

    def _look(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_back is not None and self._is_ours(frame.f_back):
            self.kept.update(kept_by(frame, name_of(frame.f_back)))
        if event != "call" or not self._is_ours(frame) or frame.f_code.co_name in NAMELESS:
            return
        caller, between = frame.f_back, 0
        while caller is not None and not self._is_ours(caller) and not _is_around(caller):
            caller, between = caller.f_back, between + 1
        while caller is not None and caller.f_code.co_name in NAMELESS:
            caller = caller.f_back
        if caller is None or _is_around(caller) or _class_name(frame.f_locals.get("self")) in self._routers:
            self._enter(frame)
        elif between:
            self._seen.add((name_of(caller), name_of(frame)))

    def _enter(self, frame: FrameType) -> None:
        name = name_of(frame)
        owner = self._middleware_of(frame) or self._migration_behind(frame)
        if not owner:
            self._entered.add(name)
        elif name != owner:
            self._seen.add((owner, name))

    def middleware_behind(self, frame: FrameType | None) -> str:
        """The middleware that was asked and led here; empty where the view did."""
        while frame is not None and not _is_around(frame):
            found = self._middleware_of(frame) if self._is_ours(frame) else ""
            if found:
                return found
            frame = frame.f_back
        return ""

    def migrating(self, frame: FrameType | None) -> str:
        """The function of the project, or the migration, that has data changed; empty for what changes tables only."""
        is_of_data = False
        while frame is not None:
            owner = frame.f_locals.get("self")
            if self._is_ours(frame) or (is_of_data and issubclass(type(owner), Migration)):
                return _class_name(owner) if issubclass(type(owner), Migration) else name_of(frame)
            is_of_data = is_of_data or type(owner) in (RunPython, RunSQL)
            frame = frame.f_back
        return ""

    def _migration_behind(self, frame: FrameType | None) -> str:
        while frame is not None and not issubclass(type(frame.f_locals.get("self")), Migration):
            frame = frame.f_back
        return _class_name(frame.f_locals["self"]) if frame is not None else ""

    def _middleware_of(self, frame: FrameType) -> str:
        """By the instance whose method it is, or by the function in which it is defined."""
        of_instance = _class_name(frame.f_locals.get("self"))
        if of_instance in self._middleware:
            return of_instance
        return next((one for one in self._middleware if f"{name_of(frame)}.".startswith(f"{one}.")), "")

    def _is_ours(self, frame: FrameType) -> bool:
        # The code that Jinja makes has the name of the template.
        return frame.f_code.co_filename.startswith(self._folder) and frame.f_code.co_filename.endswith(".py")


def _is_around(frame: FrameType) -> bool:
    return bool(frame.f_globals.get("__name__") == _AROUND_EACH)


def _class_name(instance: object) -> str:
    return f"{type(instance).__module__}.{type(instance).__qualname__}"


def name_of(frame: FrameType) -> str:
    """The function that runs, as Python imports it."""
    words = frame.f_code.co_qualname.replace("<locals>.", "")
    return f"{frame.f_globals['__name__']}.{words}"
