"""Caches and sessions: what functions keep between requests besides tables, by its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from analyzers.facts import Attribute, Bind, Call, Evaluate, Expression, Name, Operation, Return, Statement, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import texts
from analyzers.linking.walk import argument, dotted, walk
from analyzers.program import StateUse

Way = Literal["read", "write"]
_READ: tuple[Way, ...] = ("read",)
_WRITE: tuple[Way, ...] = ("write",)
_CACHING: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(("get", "get_many", "has_key"), _READ),
    **dict.fromkeys(("set", "set_many", "add", "delete", "delete_many", "touch", "incr", "decr", "clear"), _WRITE),
    "get_or_set": ("read", "write"),
}
_OF_SESSIONS: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(("get", "has_key"), _READ),
    **dict.fromkeys(("update", "clear", "flush"), _WRITE),
    **dict.fromkeys(("pop", "setdefault"), ("read", "write")),
}
_HOME = "django.core.cache"
_SESSION = "session"
_ANY = "…"
"""A part of a key that is not known."""


def state_uses(evaluator: Evaluator, sites: Iterable[CallSite], names: Iterable[WrittenName]) -> Iterator[StateUse]:
    """Each use of a cache of Django, and of the session of a request."""
    for site in sites:
        if site.method.removeprefix("a") in _CACHING or site.method in _CACHING:
            yield from _cached(evaluator, site)
    reading = {frame: None for frame, part, _ in names if isinstance(part, Attribute) and part.name == _SESSION}
    for frame in reading:
        for statement in frame.scope.statements:
            yield from _of_session(evaluator, statement, frame)


# Caches


def _cached(evaluator: Evaluator, site: CallSite) -> Iterator[StateUse]:
    base = getattr(site.call.function, "base", None)
    store = _store(evaluator, base, site.frame) if base is not None else None
    if store is None:
        return
    ways = _CACHING.get(site.method) or _CACHING[site.method.removeprefix("a")]
    given = argument(site.call, 0, "key")
    for key in _keys(evaluator, given, site.frame):
        yield from (StateUse(site.frame.symbol, "cache", store, key, way, site.location) for way in ways)


def _store(evaluator: Evaluator, expression: Expression, frame: Frame, *, is_followed: bool = False) -> str | None:
    """The name of a cache: `cache` is the default one, `caches["x"]` another, also where the program names that."""
    if isinstance(expression, Subscript):
        is_cache = evaluator.path_of(expression.base, frame) == f"{_HOME}.caches"
        return next(iter(texts(evaluator.values(expression.index, frame))), _ANY) if is_cache else None
    if not isinstance(expression, Name | Attribute):
        return None
    path = evaluator.path_of(expression, frame)
    if path == f"{_HOME}.cache":
        return "default"
    owner, _, name = (path or "").rpartition(".")
    home = evaluator.code.frame(owner) if owner and not is_followed else None
    for binding in evaluator.code.bindings(home).get(name, ()) if home is not None else ():
        if isinstance(binding.payload, Subscript):
            return _store(evaluator, binding.payload, binding.frame, is_followed=True)
    return None


def _keys(evaluator: Evaluator, given: Expression | None, frame: Frame) -> list[str]:
    """The keys that are asked for; unknown parts are dots."""
    if given is None:
        return [_ANY]
    parts: Sequence[Expression] = [item.expression for item in items_of(evaluator, given, frame)] or [given]
    found = {key.replace(HOLE, _ANY) for part in parts for key in strings(evaluator, part, frame)}
    return sorted(found) or [_ANY]


# Sessions


def _of_session(evaluator: Evaluator, statement: Statement, frame: Frame) -> Iterator[StateUse]:
    value = statement.value if isinstance(statement, Bind | Evaluate | Return) else None
    found = list(_asked(value)) if value is not None else []
    target = _item(statement.target) if isinstance(statement, Bind) else None
    if target is not None:
        found.append((target.index, _WRITE))
    location = frame.module.location(statement.line)
    for given, ways in found:
        for key in _keys(evaluator, given, frame):
            yield from (StateUse(frame.symbol, "session", "", key, way, location) for way in ways)


def _asked(value: Expression) -> Iterator[tuple[Expression | None, tuple[Way, ...]]]:
    """What an expression asks of sessions, with the keys as they are written."""
    if isinstance(value, Operation) and value.kind == "delete":
        yield from ((one.index, _WRITE) for one in map(_item, value.operands) if one is not None)
        return
    for part in walk(value):
        item = _item(part)
        if item is not None:
            yield item.index, _READ
        elif isinstance(part, Operation) and part.kind in ("in", "not in") and any(map(_is_session, part.operands)):
            yield from ((one, _READ) for one in part.operands if not _is_session(one))
        elif isinstance(part, Call) and (method := _method(part)) in _OF_SESSIONS:
            key = part.arguments[0] if part.arguments and method != "update" else None
            yield key, _OF_SESSIONS[method]


def _method(call: Call) -> str:
    """The method of a session that is called; empty for any other call."""
    function = call.function
    return function.name if isinstance(function, Attribute) and _is_session(function.base) else ""


def _item(expression: Expression) -> Subscript | None:
    return expression if isinstance(expression, Subscript) and _is_session(expression.base) else None


def _is_session(expression: Expression) -> bool:
    """`request.session` and `self.request.session`, as everybody calls the request."""
    if not isinstance(expression, Attribute) or expression.name != _SESSION:
        return False
    return dotted(expression.base).rpartition(".")[2].endswith("request")
