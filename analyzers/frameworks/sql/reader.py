"""Finds SQL texts given to database calls and records what their tables are used for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Call, Collection, Constant, Expression, Name
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, method_receiver
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument, dotted, last_word, walk
from analyzers.program import BlindSpot, DataAccess, Join, Operation

from .statements import SqlTables, is_sql, tables_of

_EXECUTING = frozenset({"execute", "executemany", "executescript", "exec_driver_sql", "execute_sql", "mogrify"})
_FETCHING = frozenset({"fetch", "fetchrow", "fetchval", "fetch_all", "fetch_one", "fetch_val", "iterate", "query"})
_MIGRATING = frozenset({"RunSQL"})
"""Operations of migrations that take queries to apply, and queries to take that back."""
_HOLDING = frozenset({"raw", "text", "RawSQL", "read_sql", "read_sql_query", "DDL"})
_CONTAINING = frozenset({"extra"})
"""Methods that take queries as parts of one: `extra(select={"lines": "SELECT COUNT(*) FROM lines"})`."""
_CALLS = _EXECUTING | _FETCHING | _HOLDING
_CALLING = "callproc"
_PROCEDURE = re.compile(r"(?i)\s*(?:\{\s*)?(?:CALL|EXEC)\s+([\w.\"\[\]]+)")
_IN_DATABASE = "what a procedure in the database does is not known"
_TEXT_KEYWORDS = ("sql", "query", "statement", "operation", "raw_query", "text", "command")
_CONNECTION = re.compile(r"(?i)(?:^|_)(?:cursor|cur|curs|conn|connection|engine|session|db|database|bind|op)$|cursor$")
_WRAPPING_ROUNDS = 3


class _Wrapper(NamedTuple):
    """A function of the program that hands one of its parameters to the database as a query."""

    position: int
    name: str
    is_method: bool


class SqlReader:
    """Reads raw SQL wherever a constant, or a text whose holes leave it readable, meets a database call."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a cursor's results have no type."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Accesses and joins of each query text, at the call that is given it."""
        return _Reading(linked).run()


class _Reading:
    """One run over the call sites."""

    def __init__(self, linked: Linked) -> None:
        self._linked = linked
        self._facts = FrameworkFacts()
        self._wrappers: dict[str, _Wrapper] = {}
        self._unknown: dict[str, list[BlindSpot]] = {}

    def run(self) -> FrameworkFacts:
        for site in self._linked.sites:
            name = last_word(site.call.function)
            if name in _MIGRATING:
                self._read_listed(site)
            elif site.method == _CALLING:
                self._read_procedure(site)
            elif name in _CALLS:
                self._read(site, _text_of(site.call))
            elif site.method in _CONTAINING:
                self._read_parts(site)
        self._read_wrapped()
        self._facts.blind_spots.extend(spot for spots in self._unknown.values() for spot in spots)
        return self._facts

    def _read(self, site: CallSite, text: Expression | None) -> None:
        if text is None:
            return
        wrapper = self._wrapper(site.frame, text)
        if wrapper is not None:
            self._note_wrapper(site, wrapper)
            return
        found = strings(self._linked.evaluator, text, site.frame)
        queries = [query for query in found if is_sql(query)]
        for query in queries:
            self._record(site, query, is_only=len(queries) == 1)
        called = [match[1] for match in map(_PROCEDURE.match, found) if match is not None]
        for procedure in called if site.method in _EXECUTING else ():
            self._spot(site, _IN_DATABASE, procedure)
        if not queries and not called and _takes_only_sql(site):
            self._note_unknown(site, text, found)

    def _read_procedure(self, site: CallSite) -> None:
        """`cursor.callproc("close_month")`."""
        text = argument(site.call, 0, "procname")
        for name in strings(self._linked.evaluator, text, site.frame) if text is not None else ():
            self._spot(site, _IN_DATABASE, name)

    def _read_listed(self, site: CallSite) -> None:
        """`RunSQL("...", [("...", [1]), "..."])`: a text or a list, with parameters or without; and the way back."""
        for given in (argument(site.call, 0, "sql"), argument(site.call, 1, "reverse_sql")):
            if given is None:
                continue
            listed = [item.expression for item in items_of(self._linked.evaluator, given, site.frame)]
            for one in listed or [given]:
                self._read(site, one.items[0] if isinstance(one, Collection) and one.items else one)

    def _read_parts(self, site: CallSite) -> None:
        """Texts within the arguments that are queries."""
        for given in (*site.call.arguments, *(value for _, value in site.call.keywords)):
            for part in walk(given):
                if isinstance(part, Constant) and isinstance(part.value, str) and is_sql(part.value):
                    self._record(site, part.value, is_only=True)

    def _record(self, site: CallSite, query: str, *, is_only: bool) -> None:
        tables = tables_of(query, HOLE)
        if tables is None:
            self._spot(site, "the SQL cannot be parsed", query)
            return
        if tables.unknown:
            self._spot(site, "a table name in the SQL is not known", query)
        is_whole = is_only and HOLE not in query
        self._facts.accesses.extend(_accesses(site, tables, is_whole=is_whole))
        symbol = site.frame.symbol
        self._facts.joins.extend(Join(symbol, g, site.location) for g in tables.reads if len(g) > 1)

    # Queries that are not known here

    def _note_wrapper(self, site: CallSite, wrapper: _Wrapper) -> None:
        """The query is known to whoever calls this function; until one is found it is a blind spot."""
        symbol = site.frame.symbol
        self._wrappers.setdefault(symbol, wrapper)
        values = self._linked.evaluator.name(wrapper.name, site.frame)
        if _takes_only_sql(site) and all(value.kind == "text" for value in values):
            spot = _blind(site, "the query comes from a parameter", wrapper.name)
            self._unknown.setdefault(symbol, []).append(spot)

    def _note_unknown(self, site: CallSite, text: Expression, found: list[str]) -> None:
        if any(query.startswith(HOLE) for query in found):
            self._spot(site, "the beginning of the query is not known", found[0])
        elif not found and self._is_unknown_text(text, site.frame):
            self._spot(site, "the query is not known", dotted(text))

    def _is_unknown_text(self, text: Expression, frame: Frame) -> bool:
        """Whether a name of unknown value may be a text; what a call gave is more often a statement object."""
        if not isinstance(text, Name) or self._linked.evaluator.values(text, frame):
            return False
        bindings = self._linked.evaluator.code.bindings(frame).get(text.id, ())
        return "sql" in text.id.lower() or not any(isinstance(b.payload, Call) for b in bindings)

    def _read_wrapped(self) -> None:
        """Queries given to functions that pass them on, through a few levels of such functions."""
        pending = dict(self._wrappers)
        for _ in range(_WRAPPING_ROUNDS):
            before = set(self._wrappers)
            for site in self._linked.sites if pending else ():
                for symbol in sorted(v.name for v in site.callees if v.kind == "function" and v.name in pending):
                    self._read_passed(site, symbol, pending[symbol])
            pending = {symbol: w for symbol, w in self._wrappers.items() if symbol not in before}

    def _read_passed(self, site: CallSite, symbol: str, wrapper: _Wrapper) -> None:
        is_bound = wrapper.is_method and any(v.kind in ("instance", "super") for v in site.receivers)
        text = argument(site.call, wrapper.position - is_bound, wrapper.name)
        if text is None:
            return
        known = len(self._facts.accesses)
        self._read(site, text)
        if len(self._facts.accesses) > known or self._wrapper(site.frame, text) is not None:
            self._unknown.pop(symbol, None)

    def _wrapper(self, frame: Frame, text: Expression) -> _Wrapper | None:
        """The parameter of the scope that is the query, if it is one and nothing else is assigned to it."""
        if not isinstance(text, Name) or len(self._linked.evaluator.code.bindings(frame).get(text.id, ())) != 1:
            return None
        for position, parameter in enumerate(frame.scope.parameters):
            if parameter.name == text.id and parameter.kind not in ("variadic", "keywords"):
                return _Wrapper(position, parameter.name, method_receiver(frame) is not None)
        return None

    def _spot(self, site: CallSite, reason: str, detail: str) -> None:
        self._facts.blind_spots.append(_blind(site, reason, detail))


def _text_of(call: Call) -> Expression | None:
    """The argument that may be the query: the first one, or the keyword that such calls use."""
    if call.arguments:
        return argument(call, 0)
    return next((value for name, value in call.keywords if name in _TEXT_KEYWORDS), None)


def _takes_only_sql(site: CallSite) -> bool:
    """Whether the call is one of a database cursor or connection, by the receiver's name."""
    function = site.call.function
    if site.method not in _EXECUTING or isinstance(function, Name):
        return False
    receiver = dotted(getattr(function, "base", function)).removesuffix("()").rpartition(".")[2]
    return _CONNECTION.search(receiver) is not None


def _accesses(site: CallSite, tables: SqlTables, *, is_whole: bool) -> Iterator[DataAccess]:
    selected = sorted({table for group in tables.reads for table in group})
    used: list[tuple[str, Operation]] = [(table, "select") for table in selected]
    used.extend(tables.writes)
    for table, operation in used:
        yield DataAccess(
            site.frame.symbol,
            table,
            operation,
            site.location,
            "sql",
            "certain" if is_whole else "likely",
            site.in_loop,
        )


def _blind(site: CallSite, reason: str, detail: str) -> BlindSpot:
    shown = " ".join(detail.replace(HOLE, "…").split())
    return BlindSpot("query", reason, site.location, shown[:120])
