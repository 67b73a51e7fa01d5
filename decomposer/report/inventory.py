"""What was found in a program: routes, tables, tasks, blind spots, as lines of text or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model import Program
from decomposer.model.documents import (
    SCHEMA_VERSION,
    BlindSpotRow,
    HandlerRow,
    InventoryDocument,
    TableRow,
    TaskRow,
)
from decomposer.model.phrases import count, some

from .json_text import write_json_rows
from .summary import find_gaps


def build_inventory(program: Program) -> InventoryDocument:
    """What is in a program, sorted."""
    spots = (BlindSpotRow(one.kind, one.reason, str(one.location), one.detail) for one in program.blind_spots)
    return InventoryDocument(
        schema_version=SCHEMA_VERSION,
        files=len(program.modules),
        lines=sum(module.lines for module in program.modules),
        definitions=len(program.symbols),
        routes=tuple(HandlerRow(one.method, one.pattern, one.handler, str(one.location)) for one in program.routes),
        tables=tuple(_tables(program)),
        tasks=tuple(
            TaskRow(one.name, one.kind, one.function, one.schedule, str(one.location)) for one in program.tasks
        ),
        python2=tuple(module.path for module in program.modules if module.dialect == "python2"),
        blind_spots=tuple(spots),
    )


def _tables(program: Program) -> Iterator[TableRow]:
    readers: dict[str, set[str]] = {}
    writers: dict[str, set[str]] = {}
    for one in program.accesses:
        (readers if one.operation == "select" else writers).setdefault(one.table, set()).add(one.function)
    for table in sorted(program.tables, key=lambda table: (table.name, table.location)):
        reading, writing = len(readers.get(table.name, ())), len(writers.get(table.name, ()))
        yield TableRow(table.name, table.model or "", reading, writing, str(table.location))


def render_inventory_json(program: Program) -> str:
    """The inventory, as `inventory.schema.json` says."""
    return write_json_rows(build_inventory(program))


def render_inventory(program: Program) -> str:
    """Sections with aligned columns; each line ends with the place."""
    return "\n\n".join("\n".join(section) for section in _sections(program)) + "\n"


def _sections(program: Program) -> Iterator[list[str]]:
    found = build_inventory(program)
    yield [f"{count(found.files, 'file')}, {count(found.lines, 'line')}, {count(found.definitions, 'definition')}"]
    yield _section("route", [(one.method, one.pattern, one.handler, one.location) for one in found.routes])
    uses = [(one, f"{one.readers} read, {one.writers} write") for one in found.tables]
    yield _section("table", [(one.name, one.model, users, one.location) for one, users in uses])
    tasks = [(one.name, one.kind, one.function, one.schedule, one.location) for one in found.tasks]
    yield _section("task", tasks)
    unread = [(one.location, one.reason, one.detail) for one in found.blind_spots if one.kind == "file"]
    yield _section("unread file", unread)
    old = [(path,) for path in found.python2]
    yield _section("file read as Python 2", old, plural="files read as Python 2")
    gaps = [(row.kind, row.reason, str(row.number), some(row.places)) for row in find_gaps(program.blind_spots)]
    yield _section("kind of blind spot", gaps, plural="kinds of blind spots")


def _section(noun: str, rows: Iterable[tuple[str, ...]], plural: str = "") -> list[str]:
    cells = [tuple(_one_line(cell) for cell in row) for row in rows]
    title = f"{len(cells):,} {plural}" if plural and len(cells) != 1 else count(len(cells), noun)
    widths = [min(60, max(map(len, column))) for column in zip(*cells, strict=True)]
    return [title, *("  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)]


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
