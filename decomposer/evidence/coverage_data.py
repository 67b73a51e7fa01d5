"""Which tests run which functions: data of coverage.py with contexts, as its database or as its JSON report."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from decomposer.model import Program
from decomposer.model.evidence import EvidenceSource, TestRun

from .documents import Json, read_documents
from .names import Names
from .tally import Tally

_SQLITE = b"SQLite format 3\0"
_PHASE = re.compile(r"\|(?:run|setup|teardown)$")
"""What pytest-cov puts behind the name of a test."""
_LINES = """
    SELECT file.path, context.context, line_bits.numbits FROM line_bits
    JOIN file ON file.id = line_bits.file_id JOIN context ON context.id = line_bits.context_id
"""
_ARCS = """
    SELECT file.path, context.context, arc.fromno, arc.tono FROM arc
    JOIN file ON file.id = arc.file_id JOIN context ON context.id = arc.context_id
"""
_TABLES = frozenset({"file", "context", "line_bits", "arc"})

Ran = tuple[str, str, Iterable[int]]
"""A file, a context, and lines that ran."""


def read_coverage(
    paths: Sequence[Path], program: Program, names: Names
) -> tuple[tuple[EvidenceSource, ...], tuple[TestRun, ...]]:
    """How many contexts of each file were used, and what each context ran, in all files together."""
    reader = _Reader(program, names)
    sources = tuple(reader.read(path) for path in paths)
    runs = (TestRun(context, tuple(sorted(found))) for context, found in reader.runs.items() if found)
    return sources, tuple(sorted(runs))


class _Reader:
    def __init__(self, program: Program, names: Names) -> None:
        self._names = names
        self._code = {module.path: module.lines for module in program.modules if module.role == "code"}
        self._functions = {symbol.id: symbol for symbol in program.symbols if symbol.kind in ("function", "method")}
        self._holders: dict[str, list[str]] = {}
        self.runs: dict[str, set[str]] = defaultdict(set)

    def read(self, path: Path) -> EvidenceSource:
        """Take what one file says."""
        tally, contexts, used = Tally(), set[str](), set[str]()
        unknown: set[str] = set()
        for file, context, lines in _records(path, tally):
            contexts.add(context)
            own = self._names.file(file)
            if own is None:
                unknown.add(file)
            elif not context:
                tally.skip("lines ran outside of any context", file)
            elif own in self._code and (found := self._ran(own, lines)):
                used.add(context)
                self.runs[context] |= found
        for file in sorted(unknown):
            tally.skip("a file is not one of the program", detail=file)
        contexts.discard("")
        return EvidenceSource("coverage", path.name, "context", len(contexts), len(used), tally.skipped())

    def _ran(self, file: str, lines: Iterable[int]) -> set[str]:
        """The functions of which lines ran, but for the line that only defines them."""
        if file not in self._holders:
            numbers = range(self._code[file] + 1)
            self._holders[file] = [self._holder(file, number) for number in numbers]
        holders = self._holders[file]
        return {holders[line] for line in lines if 0 < line < len(holders)} - {""}

    def _holder(self, file: str, line: int) -> str:
        symbol = self._functions.get(self._names.at_line(file, line) or "")
        return symbol.id if symbol is not None and symbol.location.line < line else ""


def _records(path: Path, tally: Tally) -> Iterator[Ran]:
    try:
        with path.open("rb") as stream:
            is_database = stream.read(len(_SQLITE)) == _SQLITE
        yield from _of_database(path, tally) if is_database else _of_report(path, tally)
    except OSError as error:
        tally.skip("the file cannot be read", path.name, error.strerror or str(error))
    except sqlite3.Error as error:
        tally.skip("the database is damaged or none of coverage.py", path.name, str(error))


def _of_database(path: Path, tally: Tally) -> Iterator[Ran]:
    """Read-only, and from tables only: a stranger's view may never end."""
    with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True)) as database:
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables >= _TABLES:
            tally.skip("the database is damaged or none of coverage.py", path.name)
            return
        for file, context, bits in database.execute(_LINES):
            yield str(file), _name(context), _lines(bits)
        for file, context, first, last in database.execute(_ARCS):
            yield str(file), _name(context), (line for line in (first, last) if isinstance(line, int))


def _name(context: object) -> str:
    return _PHASE.sub("", str(context))


def _lines(bits: object) -> Iterator[int]:
    """Coverage keeps the numbers of lines as bits."""
    for place, byte in enumerate(bits if isinstance(bits, bytes) else b""):
        if byte:
            yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)


def _of_report(path: Path, tally: Tally) -> Iterator[Ran]:
    for place, document in read_documents(path, tally):
        files = document.get("files") if isinstance(document, dict) else None
        if not isinstance(files, dict):
            tally.skip("is no report of coverage.py", place)
            continue
        for file, found in files.items():
            yield from _of_file(file, found, tally)


def _of_file(file: str, found: Json, tally: Tally) -> Iterator[Ran]:
    contexts = found.get("contexts") if isinstance(found, dict) else None
    if not isinstance(contexts, dict):
        tally.skip("a report has no contexts: write it with --show-contexts", file)
        return
    for line, names in contexts.items():
        for name in names if isinstance(names, list) and re.fullmatch(r"\d{1,9}", line, re.ASCII) else ():
            yield file, _name(name), (int(line),)
