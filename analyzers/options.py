"""What people say about a source tree before it is read."""

from __future__ import annotations

from msgspec import Struct

MAX_BYTES = 5_000_000
"""Files above 5 MB are not read: they are generated or data, hand-written ones stay far below 1 MB."""


class Loader(Struct, frozen=True):
    """A function that is given names as texts and gives the definitions that have them.

    `function` is its import path or symbol. Of `paths` the first counts that something has: dotted paths in which
    `{0}` stands for the first argument and `{name}` for the argument of that name; behind a path, `()` says that what
    it names is called without arguments. With `entries`, a path is a key of those: a registry of the program.
    """

    function: str
    paths: tuple[str, ...]
    entries: dict[str, str] | None = None


class TreeOptions(Struct, frozen=True):
    """Which files of a tree are wanted, and from where they are imported.

    `exclude` are patterns as in a `.gitignore` at the root; what they match is not read. `source_roots` are folders
    relative to the root (forward slashes, empty for the root itself) from which imports begin; when there are some, no
    others are looked for. Larger files than `max_bytes` are not read. `models` is a folder relative to the root with
    models of libraries; `loaders` are functions that load by name.
    """

    exclude: tuple[str, ...] = ()
    source_roots: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES
    models: str = ""
    loaders: tuple[Loader, ...] = ()


class CallOptions(Struct, frozen=True):
    """What of a call graph is wanted: without `guesses`, or without what `frameworks` call, it is there sooner."""

    guesses: bool = True
    frameworks: bool = True
