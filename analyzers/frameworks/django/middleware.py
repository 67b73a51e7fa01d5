"""Middleware: what the settings put around each request, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Bind, Name, Statement
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.program import Location, Middleware

from .settings import Settings
from .views import find_handler

_SETTINGS = ("MIDDLEWARE", "MIDDLEWARE_CLASSES")


def find_middleware(evaluator: Evaluator, settings: Settings) -> Iterator[Middleware]:
    """Each one that a settings module names, the outermost first; one that several name stands once."""
    seen: set[str] = set()
    for setting in _SETTINGS:
        for name, frame in settings.entries(setting):
            if name not in seen:
                seen.add(name)
                handler = _handler(evaluator, name, frame)
                yield Middleware(name, handler, _place(setting, frame), len(seen) - 1, "django")


def _handler(evaluator: Evaluator, name: str, frame: Frame) -> str:
    """The class or function behind a dotted path; the path itself for what is not ours."""
    module, _, word = name.rpartition(".")
    home = evaluator.code.table.find(module, frame.module.facts.path)
    around = evaluator.code.modules.get(home or "")
    found = find_handler(evaluator, Item(Name(word, 0), Frame(around, 0))) if around is not None else None
    return found.symbol if found is not None and found.is_ours else name


def _place(setting: str, frame: Frame) -> Location:
    """Where the settings module sets it last."""
    lines = [statement.line for statement in frame.scope.statements if _sets(statement, setting)]
    return frame.module.location(max(lines, default=1))


def _sets(statement: Statement, setting: str) -> bool:
    return isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.target.id == setting
