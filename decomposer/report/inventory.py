"""What was found in a program, as lines of text: routes, tables, tasks, blind spots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model import Program
from decomposer.model.phrases import count, some

from .summary import find_gaps


def render_inventory(program: Program) -> str:
    """Sections with aligned columns; each line ends with the place."""
    return "\n\n".join("\n".join(section) for section in _sections(program)) + "\n"


def _sections(program: Program) -> Iterator[list[str]]:
    lines = sum(module.lines for module in program.modules)
    yield [
        f"{count(len(program.modules), 'file')}, {count(lines, 'line')}, {count(len(program.symbols), 'definition')}"
    ]
    routes = [(one.method, one.pattern, one.handler, str(one.location)) for one in program.routes]
    yield _section("route", routes)
    yield _section("table", sorted(_tables(program)))
    tasks = [(one.name, one.kind, one.function, one.schedule, str(one.location)) for one in program.tasks]
    yield _section("task", tasks)
    unread = [(str(one.location), one.reason, one.detail) for one in program.blind_spots if one.kind == "file"]
    yield _section("unread file", unread)
    old = [(module.path,) for module in program.modules if module.dialect == "python2"]
    yield _section("file read as Python 2", old, plural="files read as Python 2")
    gaps = [(row.kind, row.reason, str(row.number), some(row.places)) for row in find_gaps(program.blind_spots)]
    yield _section("kind of blind spot", gaps, plural="kinds of blind spots")


def _tables(program: Program) -> Iterator[tuple[str, ...]]:
    readers: dict[str, set[str]] = {}
    writers: dict[str, set[str]] = {}
    for one in program.accesses:
        (readers if one.operation == "select" else writers).setdefault(one.table, set()).add(one.function)
    for table in program.tables:
        users = f"{len(readers.get(table.name, ()))} read, {len(writers.get(table.name, ()))} write"
        yield table.name, table.model or "", users, str(table.location)


def _section(noun: str, rows: Iterable[tuple[str, ...]], plural: str = "") -> list[str]:
    cells = [tuple(_one_line(cell) for cell in row) for row in rows]
    title = f"{len(cells):,} {plural}" if plural and len(cells) != 1 else count(len(cells), noun)
    widths = [min(60, max(map(len, column))) for column in zip(*cells, strict=True)]
    return [title, *("  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)]


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
