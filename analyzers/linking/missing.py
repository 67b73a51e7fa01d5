"""What is not there: files that cannot be read, and imports of modules that should be the program's own."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Import, UnreadFile
from analyzers.program import BlindSpot, Location

from .code import CodeIndex, Frame


def unread_file(file: UnreadFile) -> BlindSpot:
    """A file, or a part of a template, that could not be read."""
    if file.reason == "part":
        return BlindSpot("template", "a part that cannot be read", Location(file.path, file.line), file.detail)
    return BlindSpot("file", file.reason, Location(file.path, file.line), file.detail)


def missing_imports(code: CodeIndex) -> Iterator[BlindSpot]:
    """Those of the code, not of its tests and migrations: generated files, and parts that were taken away."""
    for frame in code.frames():
        if frame.module.role == "code":
            for statement in (one for one in frame.scope.statements if isinstance(one, Import)):
                yield from _missing(code, statement, frame)


def _missing(code: CodeIndex, statement: Import, frame: Frame) -> Iterator[BlindSpot]:
    name = _imported_module(code, statement, frame)
    if name and code.table.is_missing(name, frame.module.facts.path):
        yield BlindSpot("import", "no such module", frame.module.location(statement.line), name)


def _imported_module(code: CodeIndex, statement: Import, frame: Frame) -> str:
    if not statement.level:
        return statement.module
    base = code.table.base_of_relative(frame.module.name, statement.level)
    return f"{base}.{statement.module}" if base and statement.module else ""
