"""Files that could not be read, by the names that their modules would have."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.program import Program
from analyzers.roles import role_of


def unread_modules(program: Program) -> dict[str, tuple[str, ...]]:
    """By path, all names that the module may have; of code only, because tests and migrations are in no service."""
    roots = sorted(_roots(program))
    unread = {one.location.path for one in program.blind_spots if one.kind == "file"}
    return {path: tuple(_names(path, roots)) for path in sorted(unread) if role_of(path) == "code"}


def _names(path: str, roots: list[tuple[str, str]]) -> Iterator[str]:
    return (package + _dotted(path.removeprefix(folder)) for folder, package in roots if path.startswith(folder))


def _roots(program: Program) -> set[tuple[str, str]]:
    """From which folders names are counted, and the package that they begin with where that is a folder above."""
    found = set()
    for module in program.modules:
        inner = _dotted(module.path)
        if module.name.endswith(inner):
            found.add(("", module.name.removesuffix(inner)))
        elif inner.endswith(f".{module.name}"):
            found.add((inner.removesuffix(module.name).replace(".", "/"), ""))
    return found


def _dotted(path: str) -> str:
    return path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")
