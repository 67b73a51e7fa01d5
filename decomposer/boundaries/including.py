"""Boundaries in several files: a central one, and one in the folder of each service that wants to keep its own.

They are read as one text. A file of a service holds its table, `[services.NAME]`, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from decomposer.errors import ConfigError
from decomposer.model.boundaries import BoundaryPart

from .source import Source

_INCLUDE = re.compile(r"^include\s*=\s*\[[^\]]*\]", re.MULTILINE)


def included(text: str, path: str) -> tuple[str, ...]:
    """The patterns of the files that a central one names, as paths from its folder. Raises ConfigError for others."""
    source = Source(text, path)
    document = source.parse()
    names = tuple(source.names(document, "include"))
    for name in names:
        if name.startswith("/") or ".." in name.split("/") or "[" in name or not name.endswith(".toml"):
            problem = f"{name!r} is no file to include: write a path from this folder that ends in .toml"
            source.fail(problem, ("include",), name)
    if names and not _INCLUDE.search(text):
        source.fail("`include` must be a list at the top of the file", ("include",))
    return names


def join(text: str, files: Iterable[tuple[str, str]]) -> tuple[str, tuple[BoundaryPart, ...]]:
    """The central text with those of other files, by path, behind it. Raises ConfigError for one that holds more."""
    texts = [_INCLUDE.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)]
    parts: list[BoundaryPart] = []
    owners: dict[str, str] = {}
    for path, inner in files:
        name = _service_in(inner, path)
        if owners.setdefault(name, path) != path:
            raise ConfigError(path, None, f"service {name!r} stands in {owners[name]} as well")
        parts.append(BoundaryPart(path, sum(one.count("\n") + 1 for one in texts)))
        texts.append(inner)
    return "\n".join(texts), tuple(parts)


def place(error: ConfigError, parts: Iterable[BoundaryPart]) -> ConfigError:
    """The error with the file and the line in which it is."""
    line = error.line
    part = next((one for one in reversed(tuple(parts)) if line is not None and line > one.before), None)
    return error if part is None or line is None else ConfigError(part.path, line - part.before, error.problem)


def _service_in(text: str, path: str) -> str:
    source = Source(text, path)
    document = source.parse()
    source.check_keys(document, ("services",))
    names = list(source.table(document, "services"))
    if len(names) != 1:
        raise ConfigError(path, None, f"holds {len(names)} services: one table [services.NAME] is expected")
    return names[0]
