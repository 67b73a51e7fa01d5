"""Checks again whenever something is saved, in a process that stays."""

from __future__ import annotations

import datetime as dt
import gc
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from msgspec import Struct

from decomposer.checking import FirstLook, Places, check
from decomposer.config import SETTINGS_FILES
from decomposer.deciding import boundary_files
from decomposer.errors import DecomposerError
from decomposer.job import Listener, Settings
from decomposer.model.finding import Finding, Verdict
from decomposer.reading import source_paths

PAUSE = 0.2
"""Seconds between two looks at the files."""
PATIENCE = 1.0
"""Seconds that people wait for a check."""
_IDLE = 10.0
"""Seconds without a save, after which some of work are not noticed."""
_SAVING = 0.05
"""Seconds after which an editor has written all that it saves at once."""

Marks = dict[Path, tuple[int, int, int]]


class Glimpse(Struct, frozen=True):
    """What the names in changed files show before the check, and how many seconds it took."""

    findings: tuple[Finding, ...]
    seconds: float


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


def rounds(asked: Asked, patience: float = PATIENCE) -> Iterator[Round | Glimpse]:
    """A check now, and another one whenever something was saved; never ends by itself.

    Where a check takes longer than people wait, a first look comes before it, and a save meanwhile begins it anew.
    """
    look: FirstLook | None = None
    last: Verdict | None = None
    while True:
        marks = _marks(asked)
        if look is not None and last is not None:
            yield from _glimpse(look, last)
        if look is None or _is_decided(asked, marks):
            done = _checked(asked)
            last = done.outcome if isinstance(done.outcome, Verdict) else None
            if look is None and last is not None and done.seconds > patience and asked.settings.use_cache:
                look = FirstLook(asked.settings, asked.places, asked.today)
            yield done
        _wait_for_save(marks)


def _wait_for_save(marks: Marks) -> None:
    """Returns when an editor has written; takes away what a check left behind once people think for a while."""
    idle = time.monotonic() + _IDLE
    while _marks_of(marks) == marks:
        time.sleep(PAUSE)
        if time.monotonic() > idle:
            gc.collect()
            idle = math.inf
    time.sleep(_SAVING)


def _is_decided(asked: Asked, marks: Marks) -> bool:
    """Whether another process could check what is there: its verdict is in the cache, and its memory is free again.

    False if something is saved meanwhile.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(_command(asked), stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603  # ourselves
    try:
        while process.poll() is None:
            if _marks_of(marks) != marks:
                return False
            time.sleep(_SAVING)
        return True
    finally:
        process.kill()
        process.wait()


def _command(asked: Asked) -> list[str]:
    settings, places = asked.settings, asked.places
    options = {
        "--boundaries": str(places.boundaries),
        "--baseline": str(places.baseline),
        "--today": asked.today.isoformat(),
        "--since": asked.since,
        "--jobs": str(settings.jobs or ""),
    }
    given = [f"{name}={value}" for name, value in options.items() if value]
    return [sys.executable, "-m", "decomposer", "check", "--quiet", *given, "--", str(settings.root)]


def _glimpse(look: FirstLook, last: Verdict) -> Iterator[Glimpse]:
    """Nothing where it cannot be taken: the check will say why."""
    start = time.monotonic()
    with suppress(DecomposerError):
        yield Glimpse(look.find(last), time.monotonic() - start)


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
    root, boundaries, baseline = asked.settings.root, asked.places.boundaries, asked.places.baseline
    written = [boundaries, baseline, *baseline.glob("*.toml"), *(root / name for name in SETTINGS_FILES)]
    # One that cannot tell what it includes is marked itself: the check will say why.
    with suppress(DecomposerError):
        written += boundary_files(boundaries)
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
