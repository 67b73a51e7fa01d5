"""Locks, and values of threads and contexts: what holds them, and who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from analyzers.facts import Attribute, Bind, Expression, Name
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.walk import last_word
from analyzers.program import StateUse

from .holding import Holding

Kind = Literal["lock", "context"]
_LOCKS = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier")
_MAKING: dict[str, Kind] = {
    f"{top}.{name}": "lock" for top in ("threading", "multiprocessing", "asyncio") for name in _LOCKS
}
_MAKING |= dict.fromkeys(
    (
        "threading.local",
        "contextvars.ContextVar",
        "asgiref.local.Local",
        "werkzeug.local.Local",
        "werkzeug.local.LocalStack",
    ),
    "context",
)
_SETTING = frozenset({"set", "reset", "push", "pop"})
_REQUEST = ("flask.g", "quart.g")
"""What a framework keeps for one request."""


class _Held(NamedTuple):
    """Where a lock or context is kept; `name` is `event` for what only tells threads something."""

    path: str
    kind: Kind
    name: str = ""


def made(linked: Linked) -> Iterator[StateUse]:
    """Each lock and context that a variable or attribute holds: where it is made, and each use by a function."""
    held: dict[str, _Held] = {}
    for path, kind in _MAKING.items():
        for site in linked.outside.get(path, ()):
            place = _place(linked.evaluator, site)
            if place is not None:
                held[place] = _Held(place, kind, "event" if path.endswith(".Event") else "")
                name = held[place].name
                yield StateUse(site.frame.symbol, kind, name, place, "write", site.location, "certain")
    names = {place.rpartition(".")[2] for place in held}
    changed, holding = _changed(linked), Holding(linked)
    for frame, part, _ in linked.names:
        if last_word(part) in names and frame.scope.kind not in ("module", "class") and frame.module.role == "code":
            found = _held(linked.evaluator, held, linked.evaluator.path_of(part, frame) or "")
            if found is not None:
                is_write = found.kind == "lock" or (frame, part.line, last_word(part)) in changed
                way: Literal["read", "write"] = "write" if is_write else "read"
                line, end = frame.module.location(part.line), holding.end_of(frame, part) if is_write else 0
                yield StateUse(frame.symbol, found.kind, found.name, found.path, way, line, "certain", held_until=end)
    yield from _of_requests(linked)


def _held(evaluator: Evaluator, held: dict[str, _Held], path: str) -> _Held | None:
    """What is at a path, also where a class above made it."""
    owner, _, name = path.rpartition(".")
    above = evaluator.mro(owner) if path not in held and owner in evaluator.code.definitions else (owner,)
    return next((held[place] for one in above if (place := f"{one}.{name}") in held), None)


def _place(evaluator: Evaluator, site: CallSite) -> str | None:
    """The variable of a module, or attribute of a class, to which a new object is bound."""
    for target in (one.target for one in site.bindings()):
        if isinstance(target, Name) and site.frame.scope.kind in ("module", "class"):
            return f"{site.frame.symbol}.{target.id}"
        if isinstance(target, Name) and target.id in site.frame.scope.outer_names:
            return f"{site.frame.module.name}.{target.id}"
        if isinstance(target, Attribute):
            return evaluator.path_of(target, site.frame)
    return None


def _changed(linked: Linked) -> set[tuple[Frame, int, str]]:
    """The lines at which something is stored in an attribute of a name, or it is set by a method."""
    found: set[tuple[Frame, int, str]] = set()
    for frame in linked.code.frames():
        for statement in frame.scope.statements:
            if isinstance(statement, Bind) and isinstance(statement.target, Attribute):
                found.add((frame, statement.line, last_word(statement.target.base)))
    for site in linked.sites:
        if site.method in _SETTING and site.base is not None:
            found.add((site.frame, site.call.line, last_word(site.base)))
    return found


def _of_requests(linked: Linked) -> Iterator[StateUse]:
    """`g.user` and `g.user = ...` of Flask."""
    if linked.code.tops.isdisjoint({"flask", "quart"}):
        return
    frames = [frame for frame in linked.code.frames() if frame.module.role == "code"]
    for frame, statement in ((one, statement) for one in frames for statement in one.scope.statements):
        if isinstance(statement, Bind):
            yield from _of_request(linked.evaluator, statement.target, frame, "write", statement.line)
    for frame, part, _ in linked.names:
        if frame.module.role == "code":
            yield from _of_request(linked.evaluator, part, frame, "read", part.line)


def _of_request(
    evaluator: Evaluator, part: Expression, frame: Frame, way: Literal["read", "write"], line: int
) -> Iterator[StateUse]:
    if isinstance(part, Attribute) and last_word(part.base) == "g" and _is_request(evaluator, part, frame):
        place = frame.module.location(line)
        yield StateUse(frame.symbol, "context", "", f"flask.g.{part.name}", way, place, "certain")


def _is_request(evaluator: Evaluator, part: Attribute, frame: Frame) -> bool:
    return any(value.name in _REQUEST for value in evaluator.values(part.base, frame))
