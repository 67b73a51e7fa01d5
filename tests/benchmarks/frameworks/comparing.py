"""What a program did beside what was read of it, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from msgspec.structs import replace as replace_record

from analyzers.program import Location, Program, Route
from decomposer.graph.call_trees import CallTrees
from tests.benchmarks.recall.categories import Categories
from tests.benchmarks.recall.comparing import Share
from tests.benchmarks.recall.names import SourceNames
from tests.benchmarks.recall.truth import Call, Edge, Truth

from .mechanisms import MIDDLEWARE_CHAIN, mechanism
from .truth import Access, Facts

Row = tuple[str, ...]
"""What is compared: an edge, a function with a table, a route."""

_CALLS = frozenset({"call", "implicit", "instantiate", "via", "signal", "task"})
"""Kinds of reference that say that something runs."""
_CALLS_VIEWS = "django.core.handlers.base.BaseHandler._get_response"
_SURE = frozenset({"certain", "likely"})


@dataclass(frozen=True)
class Seen:
    """Of what class something is that was seen, and where."""

    kind: str = ""
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One thing that is compared. Of what was seen, `found` was read too; `extra` was read and not seen."""

    name: str
    seen: Mapping[Row, Seen]
    found: frozenset[Row]
    extra: frozenset[Row] = frozenset()
    judges_extra: bool = False
    judges_missed: bool = True

    @property
    def missed(self) -> dict[Row, Seen]:
        """What was seen and not read."""
        return {row: how for row, how in self.seen.items() if row not in self.found}

    @property
    def recall(self) -> Share:
        """Of what was seen, the share that was read."""
        return Share(len(self.found), len(self.seen))

    @property
    def precision(self) -> Share:
        """Of what was read, the share that was seen."""
        return Share(len(self.found), len(self.found) + len(self.extra))


class Comparison:
    """All parts of one project."""

    def __init__(self, program: Program, truth: Truth, facts: Facts, names: SourceNames) -> None:
        """Tests and migrations are no part of the project: what they call is an entry."""
        self._program, self._truth, self._facts, self._names = program, truth, facts, names
        self._categories = Categories(names, truth)
        roles = {module.name: module.role for module in program.modules}
        self._functions = {one.id for one in program.symbols if one.kind != "class" and roles[one.module] == "code"}
        self._own = {one.id for one in program.symbols if roles[one.module] == "code"}
        self._of_tests = {one.id for one in program.symbols if roles[one.module] == "test"}
        self._places: dict[Edge, set[Location]] = defaultdict(set)
        for one in program.references:
            if one.scope == "project" and one.kind in _CALLS and one.confidence in _SURE:
                self._places[one.source, one.target].add(one.location)
        self._edges = frozenset(self._places)
        self._decorators: dict[str, set[str]] = defaultdict(set)
        for one in program.references:
            if one.kind == "decorate" and one.scope == "project":
                self._decorators[one.source].add(one.target)
        self._remembered = set(_remembered(truth))
        self._trees = CallTrees(_with_tasks_at_once(program))
        self._reached = cache(lambda handler: frozenset(self._trees.chains(handler)))
        self._tables = cache(lambda handler: frozenset(chain.from_iterable(self._trees.tables(handler))))
        self._calls = [call for call in truth.calls if {*call.edge} <= self._own]

    def parts(self) -> Iterator[Part]:
        """In the order in which they are shown."""
        direct: dict[Row, Call] = {call.edge: call for call in self._calls if not call.via}
        through = self._through(direct)
        passed_on = {edge for edge, call in through.items() if mechanism(call.via) == MIDDLEWARE_CHAIN}
        yield self._recalled("direct calls", {edge: self._direct(call) for edge, call in direct.items()})
        made = {edge: _through(call) for edge, call in through.items() if edge not in passed_on}
        yield self._recalled("calls through the framework", made)
        yield self._recalled("calls of the framework for a handler", self._handlers_entries())
        yield self._recalled(MIDDLEWARE_CHAIN, {edge: Seen(note=_place(through[edge])) for edge in passed_on})
        yield self._handlers_run()
        yield self._handlers_tables()
        yield self._functions_tables()
        yield _compared(
            "routes: pattern, handler",
            (row[1:] for row in self._real_routes()),
            (row[1:] for row in self._read_routes()),
        )
        yield _compared("routes: method, pattern, handler", self._real_routes(), self._read_routes())
        # A class that a library makes at run time stands in no source.
        real = (
            (table, model if model in self._own else "")
            for table, model in self._facts.tables.items()
            if model not in self._of_tests
        )
        yield _compared("tables", real, ((t.name, t.model or "") for t in self._program.tables))
        keys = ((one.table, one.column, one.kind, one.target) for one in self._program.foreign_keys)
        yield _compared("foreign keys", self._facts.foreign_keys, keys)
        yield self._confirmed("edges that were seen", self._edges)
        judged = frozenset(edge for edge in self._edges if edge[1] not in self._remembered)
        yield self._confirmed("edges that were seen, but to cached properties", judged)
        reached = (edge for edge, places in self._places.items() if edge in judged and any(map(self._has_run, places)))
        yield self._confirmed("edges that were seen, of lines that ran", reached)

    # Calls

    def _through(self, direct: Mapping[Row, Call]) -> dict[Row, Call]:
        """Of several ways through a library the shortest, which says most about who called."""
        found: dict[Row, Call] = {}
        for call in sorted(self._calls, key=lambda call: (len(call.via), call.via)):
            if call.via and call.edge not in direct:
                found.setdefault(call.edge, call)
        return found

    def _direct(self, call: Call) -> Seen:
        return Seen(self._categories.category(call), _place(call))

    def _recalled(self, name: str, seen: Mapping[Row, Seen]) -> Part:
        return _part(name, seen, lambda edge: edge in self._edges)

    def _confirmed(self, name: str, edges: Iterable[Edge]) -> Part:
        """Of the calls that were read between functions that both ran, those that were seen; misses are extra.

        What libraries call for a handler, nothing of the project between, is called by the handler. What a decorator
        puts around a receiver is called in place of it. Who reads a cached property that somebody has read before calls
        nothing, and so is not seen.
        """
        ran = self._truth.ran & self._functions
        read = {edge for edge in edges if edge[0] in ran and edge[1] in ran}
        seen = {*(call.edge for call in self._calls), *self._truth.entries}
        found = frozenset(edge for edge in read if edge in seen or self._is_wrapped(edge, seen))
        extra = frozenset(read - found)
        return Part(name, {}, found, extra, judges_extra=True, judges_missed=False)

    def _is_wrapped(self, edge: Edge, seen: AbstractSet[Edge]) -> bool:
        """Whether what a decorator puts around a function was called."""
        source, target = edge
        around = tuple(f"{one}." for one in self._decorators.get(target, ()))
        return bool(around) and any(caller == source and name.startswith(around) for caller, name in seen)

    def _has_run(self, place: Location) -> bool:
        """Whether any line of the statement ran, or the line of a template was rendered."""
        if not place.path.endswith(".py"):
            return place.line in self._facts.shown.get(place.path, ())
        ran = self._truth.lines.get(place.path)
        return ran is not None and not ran.isdisjoint(self._names.file(place.path).statement_lines(place.line))

    # Handlers and tables

    def _handlers_entries(self) -> dict[Row, Seen]:
        """Functions that the framework called for a handler, nothing of the project between: calls of the handler."""
        return {
            edge: Seen(mechanism(via), _ends(via))
            for edge, via in self._truth.entries.items()
            if edge[0] in self._own and edge[1] in self._functions and edge[0] != edge[1] and not self._is_wrapper(edge)
        }

    def _is_reached(self, row: Row) -> bool:
        handler, function = row
        return function in self._reached(handler)

    def _is_wrapper(self, row: Row) -> bool:
        """What a decorator puts around a handler runs in place of it, and has the handler's name for Django."""
        handler, function = row
        return any(function.startswith(f"{one}.") for one in self._decorators.get(handler, ()))

    def _handlers_run(self) -> Part:
        """Functions that ran for the requests of a handler, and are in its call tree."""
        calls: dict[str, list[Call]] = defaultdict(list)
        for call in sorted(self._calls, key=lambda call: (len(call.via), call.edge, call.place)):
            calls[call.callee.name].append(call)
        seen: dict[Row, Seen] = {
            (handler, function): self._why_run(handler, function, calls[function])
            for handler, ran in sorted(self._truth.occasions.items())
            if handler in self._own
            for function in sorted(ran & self._functions)
            if not self._is_wrapper((handler, function))
        }
        return _part("functions run for a handler", seen, self._is_reached)

    def _why_run(self, handler: str, function: str, calls: Iterable[Call]) -> Seen:
        """The call that leads to it from what is in the call tree, so that the first gap on the way is named."""
        via = self._truth.entries.get((handler, function))
        if via is not None:
            return Seen(f"called for the handler: {mechanism(via)}", _ends(via))
        reached = self._reached(handler)
        found = next((call for call in calls if call.caller.name in reached), None)
        if found is None:
            return Seen("below another one that is missed")
        how = _through(found) if found.via else self._direct(found)
        return Seen(how.kind, f"{found.caller.name}: {how.note}")

    def _handlers_tables(self) -> Part:
        pairs = self._first(((one.handler, one.table), one) for one in self._facts.accesses if one.handler in self._own)
        seen = {row: Seen(self._why_table(one), f"{one.function}: {_ends(one.via)}") for row, one in pairs.items()}
        part = _part("(handler, table)", seen, lambda row: row[1] in self._tables(row[0]))
        ran = self._facts.handlers & self._own
        read = {(handler, table) for handler in ran for table in self._tables(handler)}
        return replace(part, extra=frozenset(read - pairs.keys()), judges_extra=True)

    def _why_table(self, access: Access) -> str:
        """Whether the function that made the query is in the handler's call tree, or only the access is unknown."""
        if not self._is_made_by_function(access):
            return "query of the framework"
        reached = access.function in self._reached(access.handler)
        return "function reached, access unknown" if reached else "function not reached"

    def _functions_tables(self) -> Part:
        read = {(one.function, one.table, one.operation) for one in self._program.accesses if one.confidence in _SURE}
        made = (one for one in self._facts.accesses if self._is_made_by_function(one))
        seen = self._first(((one.function, one.table, one.operation), one) for one in made)
        ways = {row: Seen(self._why_access(row, one, read), _ends(one.via)) for row, one in seen.items()}
        part = _part("(function, table, op)", ways, lambda row: row in read)
        ran = self._truth.ran & self._own
        extra = frozenset(row for row in read - seen.keys() if row[0] in ran)
        return replace(part, extra=extra, judges_extra=True)

    def _why_access(self, row: Row, access: Access, read: AbstractSet[Row]) -> str:
        """Which part of the framework the function called; or that another one made the query which it evaluates."""
        function, *use = row
        if any((callee, *use) in read for callee in self._trees.callees(function)):
            return "query that a called function made"
        return mechanism(access.via[::-1])

    def _is_made_by_function(self, access: Access) -> bool:
        """Not so when only a middleware stands below the framework, which passed the request on."""
        return access.function in self._own and mechanism(access.via) != MIDDLEWARE_CHAIN

    def _first(self, rows: Iterable[tuple[Row, Access]]) -> dict[Row, Access]:
        found: dict[Row, Access] = {}
        for row, access in rows:
            if access.table in self._facts.tables:
                found.setdefault(row, access)
        return found

    # Routes

    def _real_routes(self) -> Iterator[Row]:
        """Those of a library's application that was read as mounted count as one, unless they were read themselves."""
        mounted, read = [one for one in self._program.routes if one.is_prefix], set(self._read_routes())
        for method, pattern, handler in sorted(self._facts.routes):
            row = (method, pattern, self._handler(handler))
            is_known = handler in self._own or row in read
            over = None if is_known else next((one for one in mounted if pattern.startswith(one.pattern)), None)
            yield row if over is None else self._row(over)

    def _read_routes(self) -> Iterator[Row]:
        return map(self._row, self._program.routes)

    def _row(self, route: Route) -> Row:
        return route.method, route.pattern, self._handler(route.handler)

    def _handler(self, name: str) -> str:
        """A library's class is imported from one module and defined in another one."""
        return name if name in self._own else f"{name.partition('.')[0]} ... {name.rpartition('.')[2]}"


def _remembered(truth: Truth) -> Iterator[str]:
    """The cached properties that ran: their last caller is the descriptor."""
    called = chain(
        ((call.callee.name, call.via) for call in truth.calls), ((e[1], via) for e, via in truth.entries.items())
    )
    yield from (function for function, via in called if via and via[-1].endswith("cached_property.__get__"))


def _with_tasks_at_once(program: Program) -> Program:
    """Tests run a task where it is started, so that what it does counts for the handler."""
    references = (replace_record(one, kind="call") if one.kind == "task" else one for one in program.references)
    return replace_record(program, references=tuple(references))


def _through(call: Call) -> Seen:
    return Seen(mechanism(call.via), f"{_place(call)}: {_ends(call.via)}")


def _place(call: Call) -> str:
    return f"{call.path}:{call.place[0]}"


def _ends(via: Sequence[str]) -> str:
    """The first and the last function between, after the one that calls all views."""
    after = [name for name in via if name != _CALLS_VIEWS]
    return " ... ".join(dict.fromkeys([*after[:1], *after[-1:]]))


def _part(name: str, seen: Mapping[Row, Seen], is_read: Callable[[Row], bool]) -> Part:
    return Part(name, seen, frozenset(row for row in seen if is_read(row)))


def _compared(name: str, seen: Iterable[Row], read: Iterable[Row]) -> Part:
    real, ours = set(seen), set(read)
    found, extra = frozenset(real & ours), frozenset(ours - real)
    return Part(name, dict.fromkeys(real, Seen()), found, extra, judges_extra=True)
