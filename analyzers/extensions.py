"""Readers of other distributions, found by entry point: which there are, and what identifies them.

They are part of the installation, and trusted as it is; nothing of the analysed code is among them. A reader that
cannot be used ends the run: without it the program would be read as another one.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

GROUP = "decomposer.readers"
_SUFFIXES = (".py", ".pyi")


class ExtensionError(Exception):
    """What is installed or set beside the program cannot be used: one line says what, and why."""


class Extension(NamedTuple):
    """An installed reader. `origin` is for people; `identity` changes with its version and with its files."""

    entry: EntryPoint
    origin: str
    identity: str


def installed() -> tuple[Extension, ...]:
    """All readers of other distributions, sorted; none of them is imported."""
    return tuple(_extension(entry) for entry in _entries(tuple((place, _changed(place)) for place in sys.path)))


@lru_cache(maxsize=1)
def _entries(_places: tuple[tuple[str, int], ...]) -> tuple[EntryPoint, ...]:
    """What is there to find in the places of Python, as long as nothing is installed in one of them."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)))


def _changed(place: str) -> int:
    try:
        return Path(place).stat().st_mtime_ns
    except OSError:
        return 0


def load(extension: Extension) -> object:
    """What the entry point names, an object of it if it is a class. Raises ExtensionError if there is none."""
    try:
        found = extension.entry.load()
        return found() if isinstance(found, type) else found
    except Exception as error:
        raise ExtensionError(
            f"{extension.origin} cannot be loaded: {described(error)}; repair or uninstall it"
        ) from error


def described(error: Exception) -> str:
    """An error in a few words."""
    return f"{type(error).__name__}: {error}"


def _extension(entry: EntryPoint) -> Extension:
    distribution = "" if entry.dist is None else f" of {entry.dist.name} {entry.dist.version}"
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_files(entry.module)):
        digest.update(f"{path.name}\0".encode("utf-8", "surrogatepass") + path.read_bytes())
    origin = f"the reader {entry.name!r}{distribution}"
    return Extension(entry, origin, f"{origin} {entry.value} {digest.hexdigest()}")


def _files(module: str) -> Iterator[Path]:
    """The source files of the top package of a module, or the file of the module; none for what is not there."""
    try:
        spec = find_spec(module.partition(".")[0])
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    for folder in spec.submodule_search_locations or ():
        yield from (path for path in Path(folder).rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    if spec.origin is not None and not spec.submodule_search_locations and Path(spec.origin).is_file():
        yield Path(spec.origin)
