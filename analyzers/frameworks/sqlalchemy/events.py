"""Functions that run when rows are written or a session commits: listeners, checks of attributes, values of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Call, Constant, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import strings
from analyzers.linking.values import function_names
from analyzers.linking.walk import argument, is_literal, last_word
from analyzers.program import DataAccess, Operation, Reference

from .registry import Registry
from .sessions import is_library, session_confidence

_OPERATIONS: tuple[Operation, ...] = ("insert", "update", "delete")
_CHANGES: dict[str, Operation] = {f"{when}_{done}": done for when in ("before", "after") for done in _OPERATIONS}
_FLUSHING = frozenset({"before_flush", "after_flush", "after_flush_postexec"})
_COMMITTING = frozenset({"before_commit", "after_commit", "after_transaction_end"})
_EVENT = "sqlalchemy.event"
_VALIDATES = "sqlalchemy.orm.validates"
_CHECKED = frozenset({"insert", "update"})
_INSERTED, _UPDATED = frozenset({"insert"}), frozenset({"update"})
_VALUES = {"default": _INSERTED, "insert_default": _INSERTED, "onupdate": _UPDATED}
"""Arguments of columns that may be functions, with when these are called."""
_COLUMN = "sqlalchemy.Column"


class _Listener(NamedTuple):
    function: str
    event: str
    classes: frozenset[str]
    """Mapped classes; for sessions none."""
    within: str = ""
    """The function that asks, each time it runs, to be followed by this one once."""


class _Called(NamedTuple):
    """A function that is called when something is done to the rows of a table."""

    function: str
    table: str
    operations: frozenset[str]
    mechanism: str

    def is_due(self, access: DataAccess) -> bool:
        is_meant = access.table == self.table and access.operation in self.operations
        return is_meant and access.function != self.function


class Events:
    """Finds listeners, then who makes them run."""

    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        """Take what is mapped."""
        self._evaluator = evaluator
        self._registry = registry

    def references(self, sites: Sequence[CallSite], accesses: Iterable[DataAccess]) -> Iterator[Reference]:
        """From who writes a table, or commits, to who listens."""
        listeners = _with_followers([*self._decorated(), *self._given(sites)])
        called = [*self._checks(), *self._values()]
        written = [one for one in accesses if not one.is_cascade] if listeners or called else []
        for access in written:
            for listener in listeners:
                if access.operation == _CHANGES.get(listener.event) and self._is_about(listener, access.table):
                    yield _reference(access, listener.function, _EVENT)
            yield from (_reference(access, one.function, one.mechanism) for one in called if one.is_due(access))
        of_sessions = [one for one in listeners if not one.classes]
        for site in sites if of_sessions else ():
            names = {"commit": _FLUSHING | _COMMITTING, "flush": _FLUSHING}.get(site.method, frozenset())
            if names and session_confidence(self._evaluator, site) is not None:
                for one in (one for one in of_sessions if one.event in names):
                    where = site.frame.symbol, one.function, "signal", site.location, "likely"
                    yield Reference(*where, mechanism=_EVENT, in_loop=site.in_loop)  # type: ignore[arg-type]  # literals

    def _is_about(self, listener: _Listener, table: str) -> bool:
        return any(table in self._registry.tables_of(cls) for cls in listener.classes)

    def _decorated(self) -> Iterator[_Listener]:
        """`@event.listens_for(Order, "after_insert")`."""
        for symbol, frame in self._evaluator.code.definitions.items():
            for one in frame.scope.decorators:
                if isinstance(one, Call) and last_word(one.function) == "listens_for":
                    yield from self._listeners(one, frame.parent, [symbol])

    def _given(self, sites: Sequence[CallSite]) -> Iterator[_Listener]:
        """`event.listen(Order, "after_insert", function)`."""
        for site in sites:
            if site.method == "listen" and any(is_library(v.name) for v in site.callees):
                given = argument(site.call, 2, "fn")
                values = self._evaluator.values(given, site.frame) if given is not None else frozenset()
                yield from self._listeners(site.call, site.frame, function_names(values))

    def _listeners(self, call: Call, frame: Frame, functions: Iterable[str]) -> Iterator[_Listener]:
        target, event = argument(call, 0, "target"), argument(call, 1, "identifier")
        if target is None or event is None:
            return
        classes = frozenset(self._classes(target, frame))
        once = argument(call, -1, "once")
        within = frame.symbol if once is not None and is_literal(once, True) and frame.scope.kind == "function" else ""
        for name in strings(self._evaluator, event, frame):
            if classes or name in _FLUSHING | _COMMITTING:
                yield from (_Listener(function, name, classes, within) for function in functions)

    def _classes(self, target: Expression, frame: Frame) -> Iterator[str]:
        """The class itself, or all below a base that is not mapped; all for `Mapper`."""
        models = self._registry.models
        for value in sorted(self._evaluator.values(target, frame), key=repr):
            if value.name in models:
                yield value.name
            elif value.name.rpartition(".")[2] in ("Mapper", "mapper") and is_library(value.name):
                yield from models
            elif value.kind == "class":
                yield from (cls for cls in models if value.name in self._evaluator.mro(cls))

    def _checks(self) -> Iterator[_Called]:
        """`@validates("size")`: the method, with the table of its class."""
        for symbol, frame in self._evaluator.code.definitions.items():
            is_check = any(isinstance(d, Call) and _is_validating(d) for d in frame.scope.decorators)
            owner = self._registry.models.get(frame.parent.symbol) if is_check else None
            if owner is not None:
                yield _Called(symbol, owner.table, _CHECKED, _VALIDATES)

    def _values(self) -> Iterator[_Called]:
        """`mapped_column(default=make_key)`: the function, with the table of the column."""
        for mapped in self._registry.models.values():
            columns = ((one.call, one.frame) for one in mapped.members if one.call is not None and one.is_column)
            given = ((name, value, frame) for call, frame in columns for name, value in call.keywords)
            for name, value, frame in given:
                found = function_names(self._evaluator.values(value, frame)) if name in _VALUES else ()
                yield from (_Called(one, mapped.table, _VALUES[name], _COLUMN) for one in found)


def _with_followers(listeners: list[_Listener]) -> list[_Listener]:
    """The listeners; one for which another one asks, once each time that it runs, is due when that one is."""
    asking = {one.function for one in listeners}
    found = [one for one in listeners if one.within not in asking]
    for one in found:
        followers = {one._replace(function=other.function) for other in listeners if other.within == one.function}
        found.extend(sorted(followers - set(found), key=lambda follower: follower.function))
    return found


def _is_validating(decorator: Call) -> bool:
    is_named = bool(decorator.arguments) and isinstance(decorator.arguments[0], Constant)
    return is_named and last_word(decorator.function) == "validates"


def _reference(access: DataAccess, function: str, mechanism: str) -> Reference:
    where = access.function, function
    return Reference(*where, "signal", access.location, "likely", mechanism=mechanism, in_loop=access.in_loop)
