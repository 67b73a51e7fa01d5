"""What was found in a program: routes, tables, tasks, blind spots, as lines of text or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decomposer.model import EntryPoint, Program, Uses, shown_path
from decomposer.model.documents import (
    SCHEMA_VERSION,
    BlindSpotRow,
    HandlerRow,
    InventoryDocument,
    MiddlewareRow,
    RepeatedRow,
    ScopeRow,
    SignalRow,
    TableRow,
    TaskRow,
)
from decomposer.model.evidence import Observations
from decomposer.model.phrases import count, some

from .evidence import evidence_sections
from .json_text import write_json_rows
from .sections import columns, section
from .summary import find_gaps
from .surroundings import process_rows, setting_rows, state_rows, surroundings, system_rows

_MOST = 10
"""Transactions and loops to show: those with the most tables."""
_THE_MOST = ", those with the most tables:"


def build_inventory(program: Program, uses: Uses, seen: Observations | None = None) -> InventoryDocument:
    """What is in a program, sorted; routes and tasks in their order."""
    return InventoryDocument(
        schema_version=SCHEMA_VERSION,
        files=len(program.modules),
        lines=sum(module.lines for module in program.modules),
        definitions=len(program.symbols),
        routes=tuple(_routes(program, uses.entries)),
        middleware=tuple(_middleware(program, uses.entries)),
        tables=tuple(_tables(program)),
        tasks=tuple(_tasks(program, uses.entries)),
        transactions=tuple(ScopeRow(one.function, one.tables, str(one.location)) for one in program.transactions),
        signals=tuple(sorted(_signals(program))),
        state=tuple(state_rows(program)),
        settings=tuple(setting_rows(program)),
        outgoing=tuple(system_rows(program)),
        launches=tuple(process_rows(program)),
        loops=tuple(RepeatedRow(r.caller, r.callee, r.reads, r.writes, str(r.location)) for r in uses.repeated),
        python2=tuple(module.path for module in program.modules if module.dialect == "python2"),
        blind_spots=tuple(
            BlindSpotRow(one.kind, one.reason, str(one.location), one.detail) for one in program.blind_spots
        ),
        evidence=seen.sources if seen else (),
        traffic=seen.traffic if seen else (),
    )


def _routes(program: Program, entries: Sequence[EntryPoint]) -> Iterator[HandlerRow]:
    found = (one for one in entries if one.kind == "route")
    for one, entry in zip(program.routes, found, strict=True):
        yield HandlerRow(one.method, shown_path(one), one.handler, entry.reads, entry.writes, str(one.location))


def _middleware(program: Program, entries: Sequence[EntryPoint]) -> Iterator[MiddlewareRow]:
    found = (one for one in entries if one.kind == "middleware")
    for one, entry in zip(program.middleware, found, strict=True):
        yield MiddlewareRow(one.name, one.handler, entry.reads, entry.writes, str(one.location))


def _tasks(program: Program, entries: Sequence[EntryPoint]) -> Iterator[TaskRow]:
    found = (one for one in entries if one.kind == "task")
    for one, entry in zip(program.tasks, found, strict=True):
        where = str(one.location)
        yield TaskRow(one.name, one.kind, one.function, one.schedule, entry.reads, entry.writes, where)


def _signals(program: Program) -> set[SignalRow]:
    sent = (one for one in program.references if one.kind == "signal")
    return {SignalRow(one.mechanism, one.source, one.target, str(one.location)) for one in sent}


def _tables(program: Program) -> Iterator[TableRow]:
    readers: dict[str, set[str]] = {}
    writers: dict[str, set[str]] = {}
    for one in program.accesses:
        (readers if one.operation == "select" else writers).setdefault(one.table, set()).add(one.function)
    for table in sorted(program.tables, key=lambda table: (table.name, table.location)):
        reading, writing = len(readers.get(table.name, ())), len(writers.get(table.name, ()))
        yield TableRow(table.name, table.model or "", reading, writing, str(table.location))


def render_inventory_json(program: Program, uses: Uses, seen: Observations | None = None) -> str:
    """The inventory, as `inventory.schema.json` says."""
    return write_json_rows(build_inventory(program, uses, seen))


def render_inventory(program: Program, uses: Uses, seen: Observations | None = None) -> str:
    """Sections with aligned columns; each line ends with the place."""
    return "\n\n".join("\n".join(lines) for lines in (*_sections(program, uses), *evidence_sections(seen))) + "\n"


def _sections(program: Program, uses: Uses) -> Iterator[list[str]]:
    found = build_inventory(program, uses)
    yield [f"{count(found.files, 'file')}, {count(found.lines, 'line')}, {count(found.definitions, 'definition')}"]
    yield section("route", [(r.method, r.pattern, r.handler, _uses(r), r.location) for r in found.routes])
    if found.middleware:
        around = [(one.name, _uses(one), one.location) for one in found.middleware]
        yield section("middleware", around, plural="middleware, the outermost first")
    tables = [(t.name, t.model, f"{t.readers} read, {t.writers} write", t.location) for t in found.tables]
    yield section("table", tables)
    yield section("task", [(t.name, t.kind, t.function, t.schedule, _uses(t), t.location) for t in found.tasks])
    yield from _wide_transactions(found.transactions)
    if found.signals:
        yield section("signal", [(one.signal, one.sender, one.receiver, one.location) for one in found.signals])
    yield from surroundings(found)
    yield from _busy_loops(found.loops)
    unread = [(one.location, one.reason, one.detail) for one in found.blind_spots if one.kind == "file"]
    yield section("unread file", unread)
    old = [(path,) for path in found.python2]
    yield section("file read as Python 2", old, plural="files read as Python 2")
    gaps = [(row.kind, row.reason, str(row.number), some(row.places)) for row in find_gaps(program.blind_spots)]
    yield section("kind of blind spot", gaps, plural="kinds of blind spots")


def _uses(entry: HandlerRow | MiddlewareRow | TaskRow | RepeatedRow) -> str:
    """How many tables something reads, and how many it writes."""
    return f"{len(entry.reads)} read, {len(entry.writes)} write" if entry.reads or entry.writes else ""


def _busy_loops(loops: Sequence[RepeatedRow]) -> Iterator[list[str]]:
    """Those that come to the most tables first."""
    if loops:
        title = f"{count(len(loops), 'place')} in loops with queries in each turn" + _THE_MOST * (len(loops) > _MOST)
        busiest = sorted(loops, key=lambda one: -len({*one.reads, *one.writes}))[:_MOST]
        rows = [(one.caller, one.callee or "runs a query", _uses(one), one.location) for one in busiest]
        yield [title, *columns(rows)]


def _wide_transactions(transactions: Sequence[ScopeRow]) -> Iterator[list[str]]:
    """Those over several tables, the widest first."""
    wide = sorted((one for one in transactions if len(one.tables) > 1), key=lambda one: -len(one.tables))
    if not wide:
        return
    title = f"{count(len(wide), 'transaction')} over several tables" + ", the widest:" * (len(wide) > _MOST)
    rows = [(one.function, str(len(one.tables)), some(one.tables), one.location) for one in wide[:_MOST]]
    yield [title, *columns(rows)]
