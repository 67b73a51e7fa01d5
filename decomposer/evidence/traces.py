"""What traces show of a program: what ran below what, which tables were used, which routes were asked for.

A span stands for the definition that its code attributes name, else for the handler of the route that it answers, or
for the function of the task that it sends or runs. What ran below a definition is what the spans below its span stand
for, with no span of another definition between: code without spans is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from decomposer.model import Operation, Program, route_key
from decomposer.model.evidence import EvidenceSource, ObservedAccess, ObservedCall, Traffic

from .names import Names
from .routes import RouteTable
from .spans import Span, read_spans
from .tally import Tally
from .timing import Timings
from .traffic import Requests

_FUNCTION = ("code.function.name", "code.function")
_PATH = ("code.file.path", "code.filepath")
_LINE = ("code.line.number", "code.lineno")
_METHOD = ("http.request.method", "http.method")
_TARGET = ("url.path", "http.target", "url.full", "http.url")
_STATUS = ("http.response.status_code", "http.status_code")
_STATEMENT = ("db.query.text", "db.statement")
_TABLE = ("db.collection.name", "db.sql.table")
_OPERATION = ("db.operation.name", "db.operation")
_DESTINATION = ("messaging.destination.name", "messaging.destination")
_NAMES = re.compile(
    r"""\b(?P<verb>DELETE\s+FROM|FROM|JOIN|INTO|UPDATE)\s+(?:ONLY\s+)?
    (?P<name>(?:["`\[]?[\w$]+["`\]]?\.)*["`\[]?[\w$]+["`\]]?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before the name of a table. A statement may be cut off, so it is not parsed."""
_OPERATIONS: dict[str, Operation] = {"INTO": "insert", "INSERT": "insert", "UPDATE": "update", "DELETE": "delete"}


class Observed(NamedTuple):
    """What the traces of all files show."""

    sources: tuple[EvidenceSource, ...]
    calls: tuple[ObservedCall, ...]
    accesses: tuple[ObservedAccess, ...]
    traffic: tuple[Traffic, ...]


class _File(NamedTuple):
    """What was read of a file; of spans whose parents are not known yet, the places and the keys of these."""

    name: str
    read: int
    used: int
    tally: Tally
    orphans: list[tuple[str, str]]


class _Use(NamedTuple):
    """A span uses a definition, or a table with an operation."""

    span: str
    target: str
    operation: Operation | None
    nanos: int | None
    failed: bool


def read_traces(paths: Sequence[Path], program: Program, names: Names, routes: RouteTable) -> Observed:
    """All that the files show together: a trace may be spread over several."""
    reader = _Reader(program, names, routes)
    files = [reader.read(path) for path in paths]
    calls, accesses = reader.uses()
    return Observed(tuple(map(reader.source, files)), calls, accesses, reader.requests.result())


class _Reader:
    def __init__(self, program: Program, names: Names, routes: RouteTable) -> None:
        self._names, self._routes = names, routes
        self._around = {one.handler for one in program.middleware}
        self._own = {(one.source, one.target) for one in program.references if _is_of(one.source, self._around)}
        self._own |= {(one.function, one.table) for one in program.accesses if _is_of(one.function, self._around)}
        self._answering: set[str] = set()
        self._parents: dict[str, str] = {}
        self._symbols: dict[str, str] = {}
        self._uses: list[_Use] = []
        self.requests = Requests("trace")

    def read(self, path: Path) -> _File:
        """Take what the spans of a file mean."""
        tally, places, read, used = Tally(), dict[str, str](), 0, 0
        for place, span in read_spans(path, tally):
            read += 1
            key = _key(span.trace, span.id)
            if key in self._parents:
                tally.skip("a span stands here a second time", place, span.name)
                continue
            self._parents[key] = _key(span.trace, span.parent) if span.parent else ""
            places[key] = place
            used += self._take(key, span, place, tally)
        above = ((place, self._parents[key]) for key, place in places.items())
        orphans = [(place, parent) for place, parent in above if self._is_missing(parent)]
        return _File(path.name, read, used, tally, orphans)

    def source(self, file: _File) -> EvidenceSource:
        """How much of a file was used; asked when all are read, because parents may stand in later ones."""
        for place, parent in file.orphans:
            if self._is_missing(parent):
                file.tally.skip("the parent of a span is in none of the files", place, parent.partition("/")[2])
        return EvidenceSource("trace", file.name, "span", file.read, file.used, file.tally.skipped())

    def _is_missing(self, parent: str) -> bool:
        return parent != "" and parent not in self._parents

    def _take(self, key: str, span: Span, place: str, tally: Tally) -> bool:
        nanos = _duration(span, place, tally)
        tables = list(self._tables(span))
        symbol = self._symbol(span, nanos, place, tally)
        if symbol is not None:
            self._symbols[key] = symbol
            if span.kind == "server":
                self._answering.add(key)
            self._uses.append(_Use(key, symbol, None, nanos, span.failed))
        for table, operation in tables:
            self._uses.append(_Use(key, table, operation, nanos, span.failed))
        statement = _first(span, (*_STATEMENT, *_TABLE))
        if statement and not tables:
            tally.skip("a statement names no table of the program", place, statement)
        return symbol is not None or bool(tables)

    def _symbol(self, span: Span, nanos: int | None, place: str, tally: Tally) -> str | None:
        handler = self._request(span, nanos, place, tally)
        name, path = _first(span, _FUNCTION), _first(span, _PATH)
        if name or path:
            space, line = span.attributes.get("code.namespace", ""), _first(span, _LINE)
            whole = f"{space}.{name}" if space and not name.startswith(f"{space}.") else name
            found = self._names.symbol(whole, path, int(line) if line.isascii() and line.isdigit() else 0)
            if found is not None:
                return found
            tally.skip("names code that the program does not have", place, whole or path)
        return handler or self._task(span)

    def _request(self, span: Span, nanos: int | None, place: str, tally: Tally) -> str | None:
        """The handler of the route that a span answers."""
        method, target = _first(span, _METHOD).upper() or "GET", _first(span, _TARGET)
        template = span.attributes.get("http.route", "")
        if span.kind != "server" or not (template or target):
            return None
        route = self._routes.named(method, template) if template else None
        route = route or (self._routes.find(method, target) if target else None)
        if route is None:
            tally.skip("no route of the program answers this", place, f"{method} {template or target}")
            return None
        self.requests.add(route_key(route), _first(span, _STATUS), nanos, failed=span.failed)
        return route.handler

    def _task(self, span: Span) -> str | None:
        """The function of the task that a span sends or runs: destinations and the end of its name say which."""
        if not any(key.startswith("messaging.") for key in span.attributes) and span.kind not in (
            "producer",
            "consumer",
        ):
            return None
        words = span.name.replace("/", " ").split(" ")
        named = (*(span.attributes.get(key, "") for key in _DESTINATION), span.name, *words)
        return next((found for found in map(self._names.task, named) if found), None)

    def _tables(self, span: Span) -> Iterator[tuple[str, Operation]]:
        """The tables of a span of a database, each with what is done to it."""
        named = [(found["name"], _word(found["verb"])) for found in _NAMES.finditer(_first(span, _STATEMENT))]
        if not named:
            named = [(_first(span, _TABLE), _word(_first(span, _OPERATION)))]
        found = ((self._names.table(name), _OPERATIONS.get(verb, "select")) for name, verb in named)
        yield from dict.fromkeys((table, operation) for table, operation in found if table is not None)

    def uses(self) -> tuple[tuple[ObservedCall, ...], tuple[ObservedAccess, ...]]:
        """What ran below what, and who used which table."""
        calls: dict[tuple[str, str], Timings] = {}
        accesses: dict[tuple[str, str, Operation], Timings] = {}
        for use in self._uses:
            source = self._source(use)
            if use.operation is not None and source:
                accesses.setdefault((source, use.target, use.operation), Timings()).add(use.nanos, failed=use.failed)
            elif source not in ("", use.target):
                calls.setdefault((source, use.target), Timings()).add(use.nanos, failed=use.failed)
        return (
            tuple(sorted(ObservedCall(*key, timing.result()) for key, timing in calls.items())),
            tuple(sorted(ObservedAccess(*key, timing.result()) for key, timing in accesses.items())),
        )

    def _source(self, use: _Use) -> str:
        """The definition of the nearest span above (or of the span itself, for a table that it uses); empty for none.

        Middleware encloses a request: what the source does not say that it uses itself counts for the handler. That a
        request is handed to middleware is no call of anybody.
        """
        key = use.span if use.operation is not None else self._parents[use.span]
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            source = self._symbols.get(key, "")
            if source and (not _is_of(source, self._around) or (source, use.target) in self._own):
                is_handed_on = key in self._answering and _is_of(use.target, self._around)
                return "" if is_handed_on else source
            key = self._parents.get(key, "")
        return ""


def _is_of(symbol: str, owners: set[str]) -> bool:
    """Whether a symbol is one of these, or a method of one."""
    return symbol in owners or symbol.rpartition(".")[0] in owners


def _key(trace: str, span: str) -> str:
    return f"{trace}/{span}"


def _first(span: Span, keys: Iterable[str]) -> str:
    """The first of some attributes that is there: new conventions stand before old ones."""
    return next((span.attributes[key] for key in keys if span.attributes.get(key)), "")


def _word(statement: str) -> str:
    found = re.search(r"[A-Za-z]+", statement)
    return found[0].upper() if found else ""


def _duration(span: Span, place: str, tally: Tally) -> int | None:
    if span.start is None or span.end is None:
        return None
    if span.end < span.start:
        tally.skip("a span ends before it begins: not timed", place, span.name)
        return None
    return span.end - span.start
