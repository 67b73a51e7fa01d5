"""What the settings modules of Django set: names, values that can be shown, and secrets that stand in the source."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Bind, Constant, Expression, Mapping, Name
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.shown_values import is_secret, shown
from analyzers.program import SettingUse

from .settings import Settings


def defined_settings(evaluator: Evaluator, settings: Settings) -> Iterator[SettingUse]:
    """Each setting that a settings module sets; of a dict also the secrets in it, as `DATABASES.default.PASSWORD`."""
    for frame in settings.modules if "django" in evaluator.code.tops else ():
        for name, value, line in _assigned(frame):
            for inner, given in [(name, value), *_secrets(name, value)]:
                yield _set(evaluator, inner, given, frame, line)


def _assigned(frame: Frame) -> Iterator[tuple[str, Expression | None, int]]:
    for statement in frame.scope.statements:
        if isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.target.id.isupper():
            yield statement.target.id, statement.value, statement.line


def _secrets(name: str, value: Expression | None) -> Iterator[tuple[str, Expression]]:
    for key, inner in value.entries if isinstance(value, Mapping) else ():
        if isinstance(key, Constant):
            if is_secret(str(key.value)):
                yield f"{name}.{key.value}", inner
            yield from _secrets(f"{name}.{key.value}", inner)


def _set(evaluator: Evaluator, name: str, value: Expression | None, frame: Frame, line: int) -> SettingUse:
    text, is_literal = shown(evaluator, name, value, frame)
    place = frame.module.location(line)
    return SettingUse(frame.symbol, "settings", name, "write", place, text, is_literal, at_import=True)
