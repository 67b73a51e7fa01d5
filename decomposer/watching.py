"""Checks again whenever something is saved, in a process that stays."""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from decomposer.checking import Places, check
from decomposer.config import SETTINGS_FILES
from decomposer.errors import DecomposerError
from decomposer.job import Listener, Settings
from decomposer.model.finding import Verdict
from decomposer.reading import source_paths

PAUSE = 0.2
"""Seconds between two looks at the files."""
_SAVING = 0.05
"""Seconds after which an editor has written all that it saves at once."""

Marks = dict[Path, tuple[int, int, int]]


class Round(Struct, frozen=True):
    """One check: its verdict, or why there is none, and how many seconds it took."""

    outcome: Verdict | DecomposerError
    seconds: float


class Asked(Struct, frozen=True):
    """What is checked again and again, and who is told meanwhile."""

    settings: Settings
    places: Places
    today: dt.date
    since: str
    progress: Callable[[], AbstractContextManager[Listener]]


def rounds(asked: Asked) -> Iterator[Round]:
    """A check now, and another one whenever something was saved; never ends by itself."""
    while True:
        marks = _marks(asked)
        yield _checked(asked)
        # What a check leaves behind is taken away while nobody waits for it.
        gc.collect()
        while _marks_of(marks) == marks:
            time.sleep(PAUSE)
        time.sleep(_SAVING)


def _checked(asked: Asked) -> Round:
    start = time.monotonic()
    outcome: Verdict | DecomposerError
    try:
        with asked.progress() as listener:
            outcome = check(asked.settings, asked.places, listener, asked.today, asked.since)
    except DecomposerError as error:
        outcome = error
    return Round(outcome, time.monotonic() - start)


def _marks(asked: Asked) -> Marks:
    """Of all files that decide the outcome, and of their folders, what an edit changes."""
    root, baseline = asked.settings.root, asked.places.baseline
    written = (asked.places.boundaries, baseline, *baseline.glob("*.toml"), *(root / name for name in SETTINGS_FILES))
    return _marks_of((*source_paths(asked.settings), *written))


def _marks_of(paths: Iterable[Path]) -> Marks:
    return {path: _mark(path) for path in paths}


def _mark(path: Path) -> tuple[int, int, int]:
    """Zeros for what is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
