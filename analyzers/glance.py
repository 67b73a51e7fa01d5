"""A first look at files that changed: what their names say, long before it is known what flows where.

Imports, bases, decorators, and definitions that are called or handed over by a name are found; calls of methods on what
variables hold, tables, routes and all else are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzers.assemble import modules_of, symbols_of
from analyzers.cache import FactsCache
from analyzers.facts import Attribute, Call, Expression, FileFacts, Name
from analyzers.linking.code import CodeIndex, Frame, index_code, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.mentions import definition_references, import_references, is_definition
from analyzers.options import TreeOptions
from analyzers.program import Program, Reference, ReferenceKind
from analyzers.scan import scan
from analyzers.survey import Survey, survey


class Glance:
    """Keeps what all files of a root say, and looks at those that changed since the last look."""

    def __init__(self, root: Path, options: TreeOptions, cache_folder: Path | None) -> None:
        """Reads all files, from the cache where they are known."""
        self._root = root
        self._options = options
        self._cache_folder = cache_folder
        self._package = root.resolve().name if (root / "__init__.py").is_file() else ""
        self._contents: dict[str, str] = {}
        self._facts: dict[str, FileFacts] = {}
        self._read_changed()
        self._code = self._index()

    def look(self) -> Program:
        """All modules and symbols, and the references that names in changed files make and did not make before."""
        before, changed = self._code, self._read_changed()
        self._code = self._index()
        known = {path: {_what(one) for one in _references(before, path)} for path in changed}
        found = {one for path in changed for one in _references(self._code, path) if _what(one) not in known[path]}
        symbols = tuple(sorted(symbols_of(self._code), key=lambda one: one.id))
        return Program(tuple(modules_of(self._code)), symbols, tuple(sorted(found, key=repr)))

    def _read_changed(self) -> Iterable[str]:
        """The paths of files that say something else than before."""
        surveyed = survey(self._root, self._options, templates=False)
        changed = tuple(one for one in surveyed.files if self._contents.get(one[0].path) != one[1])
        self._contents = {file.path: content for file, content in surveyed.files}
        cache = FactsCache(self._cache_folder) if self._cache_folder else None
        read = {one.path: one for one in scan(Survey(changed), jobs=1, cache=cache).facts()}
        unread = {file.path for file, _ in changed} - read.keys()
        known = {path: one for path, one in self._facts.items() if path in self._contents and path not in unread}
        self._facts = known | read
        return read.keys()

    def _index(self) -> CodeIndex:
        return index_code([*self._facts.values()], self._package, self._options.source_roots)


def _what(one: Reference) -> tuple[str, str]:
    return one.kind, one.target


def _references(code: CodeIndex, path: str) -> set[Reference]:
    """What the names in a file refer to; nothing for one that is not there."""
    name = code.table.names.get(path)
    if name is None:
        return set()
    module, evaluator = code.modules[name], Evaluator(code, ())
    frames = [Frame(module, number) for number in range(len(module.facts.scopes))]
    return {one for frame in frames for one in _of_frame(evaluator, frame)}


def _of_frame(evaluator: Evaluator, frame: Frame) -> Iterator[Reference]:
    yield from definition_references(evaluator, frame)
    yield from import_references(evaluator, frame)
    inner: set[int] = set()
    for part in parts_of(frame):
        if isinstance(part, Call):
            inner.add(id(part.function))
            yield from _named(evaluator, frame, part.function, is_called=True)
        elif id(part) not in inner:
            yield from _named(evaluator, frame, part, is_called=False)
        if isinstance(part, Attribute):
            # `task.delay` hands no function over.
            inner.add(id(part.base))


def _named(evaluator: Evaluator, frame: Frame, part: Expression, *, is_called: bool) -> Iterator[Reference]:
    if not isinstance(part, Name | Attribute):
        return
    for value in evaluator.values(part, frame):
        if is_definition(evaluator, value) and value.name != frame.symbol:
            made: ReferenceKind = "instantiate" if value.kind == "class" else "call"
            yield Reference(
                frame.symbol, value.name, made if is_called else "mention", frame.module.location(part.line)
            )
