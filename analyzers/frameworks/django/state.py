"""Caches and sessions: what functions keep between requests besides tables, by its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.facts import Attribute, Expression, Name, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.keyed import ANY, BOTH, READ, WRITE, Way, key_uses, keys_of
from analyzers.linking.occurrences import WrittenName
from analyzers.linking.values import texts
from analyzers.linking.walk import argument, dotted
from analyzers.program import StateUse

_CACHING: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(("get", "get_many", "has_key"), READ),
    **dict.fromkeys(("set", "set_many", "add", "delete", "delete_many", "touch", "incr", "decr", "clear"), WRITE),
    "get_or_set": BOTH,
}
_HOME = "django.core.cache"
_SESSION = "session"


def state_uses(evaluator: Evaluator, sites: Iterable[CallSite], names: Iterable[WrittenName]) -> Iterator[StateUse]:
    """Each use of a cache of Django, and of the session of a request."""
    for site in sites:
        if site.method.removeprefix("a") in _CACHING or site.method in _CACHING:
            yield from _cached(evaluator, site)
    reading = {frame: None for frame, part, _ in names if isinstance(part, Attribute) and part.name == _SESSION}
    for frame in reading:
        yield from _of_session(evaluator, frame)


# Caches


def _cached(evaluator: Evaluator, site: CallSite) -> Iterator[StateUse]:
    base = getattr(site.call.function, "base", None)
    store = _store(evaluator, base, site.frame) if base is not None else None
    if store is None:
        return
    ways = _CACHING.get(site.method) or _CACHING[site.method.removeprefix("a")]
    given = argument(site.call, 0, "key")
    for key in keys_of(evaluator, given, site.frame):
        yield from (StateUse(site.frame.symbol, "cache", store, key, way, site.location) for way in ways)


def _store(evaluator: Evaluator, expression: Expression, frame: Frame, *, is_followed: bool = False) -> str | None:
    """The name of a cache: `cache` is the default one, `caches["x"]` another, also where the program names that."""
    if isinstance(expression, Subscript):
        is_cache = evaluator.path_of(expression.base, frame) == f"{_HOME}.caches"
        return next(iter(texts(evaluator.values(expression.index, frame))), ANY) if is_cache else None
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


# Sessions


def _of_session(evaluator: Evaluator, frame: Frame) -> Iterator[StateUse]:
    for use in key_uses(frame, _is_session):
        location = frame.module.location(use.line)
        for key in keys_of(evaluator, use.key, frame):
            yield from (StateUse(frame.symbol, "session", "", key, way, location) for way in use.ways)


def _is_session(expression: Expression) -> bool:
    """`request.session` and `self.request.session`, as everybody calls the request."""
    if not isinstance(expression, Attribute) or expression.name != _SESSION:
        return False
    return dotted(expression.base).rpartition(".")[2].endswith("request")
