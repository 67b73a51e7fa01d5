"""Which files there are and which content each of them has: enough to know whether anything changed.

Contents are compared, never times or sizes: a checkout or a copy changes the former, an edit may keep both.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from analyzers.facts import UnreadFile
from analyzers.options import TreeOptions
from analyzers.sources import TEMPLATE, Ignored, SourceFile, digest, discover, read_source

_DEFAULTS = TreeOptions()
_RENDERS = re.compile(rb"^[ \t]*(?:from|import)[ \t]+(?:django|flask|jinja2|quart|starlette|fastapi)\b", re.MULTILINE)
"""An import of what renders templates: without one, files in a folder named so are something else."""


class Survey(Struct, frozen=True):
    """All source files of a root by path, each with the digest of its content; and what could not be looked at."""

    files: tuple[tuple[SourceFile, str], ...]
    unread: tuple[UnreadFile, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    max_bytes: int = _DEFAULTS.max_bytes

    def identity(self, *others: str) -> str:
        """The same for the same paths, contents and reasons of what is unread, and the same `others`."""
        parts = [*others, *(f"{file.path}\0{content}" for file, content in self.files), *map(repr, self.unread)]
        return hashlib.blake2b("\0\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def survey(root: Path, options: TreeOptions = _DEFAULTS, *, templates: bool = True) -> Survey:
    """The wanted source files below a folder, with its templates or without.

    Raises the OSError of a root that is missing, no folder or not readable.
    """
    sources = discover(root, options.exclude)
    present: list[tuple[SourceFile, str]] = []
    unread, renders = list(sources.unread), False
    # Code first: it says whether there are templates at all.
    for file in sorted(sources.files, key=lambda file: file.language == TEMPLATE):
        if file.language == TEMPLATE and not (renders and templates):
            break
        data = read_source(file, options.max_bytes)
        if isinstance(data, bytes):
            renders = renders or _RENDERS.search(data) is not None
            present.append((file, digest(data)))
        else:
            unread.append(data)
    present.sort(key=lambda one: (one[0].path, one[0].location))
    return Survey(tuple(present), tuple(sorted(unread, key=lambda one: one.path)), sources.ignored, options.max_bytes)
