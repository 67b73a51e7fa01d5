"""Views that run in a transaction each, because a database of the settings says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.facts import Attribute, Bind, Constant, Expression, Mapping, Name, Subscript
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.transactions import TransactionScope
from analyzers.linking.walk import is_literal, walk
from analyzers.program import Route

from .settings import Settings

_DATABASES, _KEY = "DATABASES", "ATOMIC_REQUESTS"
_EXEMPT = "django.db.transaction.non_atomic_requests"


def request_transactions(
    evaluator: Evaluator, settings: Settings, routes: Iterable[Route]
) -> Iterator[TransactionScope]:
    """One for each view of the program and each such database, but for views that are exempt from it."""
    databases = sorted({name for frame in settings.modules for name in _databases(frame)})
    for handler in sorted({route.handler for route in routes}) if databases else ():
        frame = evaluator.code.definitions.get(handler)
        if frame is not None and not _is_exempt(evaluator, frame):
            location = frame.module.location(frame.scope.line)
            yield from (TransactionScope(frame, None, location, "request", name) for name in databases)


def _databases(frame: Frame) -> Iterator[str]:
    """`DATABASES = {"default": {"ATOMIC_REQUESTS": True}}`, or the same key set later."""
    for statement in frame.scope.statements:
        if not isinstance(statement, Bind) or statement.value is None:
            continue
        if isinstance(statement.target, Name) and statement.target.id == _DATABASES:
            yield from _named(statement.value)
        elif is_literal(statement.value, True):
            yield from _set_later(statement.target)


def _named(value: Expression) -> Iterator[str]:
    for name, options in _entries(value):
        if any(key == _KEY and is_literal(given, True) for key, given in _entries(options)):
            yield name


def _set_later(target: Expression) -> Iterator[str]:
    """`DATABASES["default"]["ATOMIC_REQUESTS"] = True`."""
    if isinstance(target, Subscript) and target.index == Constant(_KEY) and isinstance(target.base, Subscript):
        owner, name = target.base.base, target.base.index
        if isinstance(owner, Name) and owner.id == _DATABASES and isinstance(name, Constant):
            yield str(name.value)


def _entries(value: Expression) -> Iterator[tuple[str, Expression]]:
    for key, given in value.entries if isinstance(value, Mapping) else ():
        if isinstance(key, Constant) and isinstance(key.value, str):
            yield key.value, given


def _is_exempt(evaluator: Evaluator, frame: Frame) -> bool:
    """Whether a decorator of the view says so, also inside of `method_decorator`."""
    for decorator in frame.scope.decorators:
        names = (part for part in walk(decorator) if isinstance(part, Name | Attribute))
        if any(value.name == _EXEMPT for part in names for value in evaluator.values(part, frame.parent)):
            return True
    return False
