"""Classes whose fields are environment variables: `BaseSettings` of pydantic."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Bind, Call, Expression, Name, Operation
from analyzers.frameworks.protocol import Linked
from analyzers.linking.code import Frame
from analyzers.linking.keyed import READ, KeyUse
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, last_word

from .environment import Asked

_BASES = frozenset({"pydantic_settings.BaseSettings", "pydantic_settings.main.BaseSettings", "pydantic.BaseSettings"})
_BASES |= {"pydantic.v1.BaseSettings", "pydantic.env_settings.BaseSettings"}


def asked_fields(linked: Linked) -> Iterator[Asked]:
    """The variable behind each field, with the default of the field, in the name of the class."""
    for symbol, frame in linked.code.definitions.items():
        is_class = frame.scope.kind == "class" and frame.scope.bases and frame.module.role == "code"
        if is_class and not _BASES.isdisjoint(linked.evaluator.mro(symbol)):
            yield from _fields(linked, symbol, frame)


def _fields(linked: Linked, symbol: str, frame: Frame) -> Iterator[Asked]:
    prefix = _prefix(linked, symbol)
    for statement in frame.scope.statements:
        if not isinstance(statement, Bind) or statement.annotation is None or not isinstance(statement.target, Name):
            continue
        field = statement.target.id
        if (
            field == "model_config"
            or last_word(getattr(statement.annotation, "base", statement.annotation)) == "ClassVar"
        ):
            continue
        call = statement.value if isinstance(statement.value, Call) else None
        is_field = call is not None and last_word(call.function) == "Field"
        names = _aliases(linked, call, frame) if call is not None and is_field else []
        default = _default(call) if call is not None and is_field else statement.value
        for name in names or [f"{prefix}{field}".upper()]:
            yield Asked(frame, KeyUse(None, READ, statement.line, default), name)


def _default(call: Call) -> Expression | None:
    found = argument(call, 0, "default")
    return None if isinstance(found, Operation) and found.kind == "..." else found


def _aliases(linked: Linked, call: Call, frame: Frame) -> list[str]:
    """The names that a field says itself."""
    for keyword in ("validation_alias", "env", "alias"):
        given = argument(call, -1, keyword)
        if isinstance(given, Call):
            return [name for one in given.arguments for name in texts(linked.evaluator.values(one, frame))]
        if given is not None and (found := texts(linked.evaluator.values(given, frame))):
            return found
    return []


def _prefix(linked: Linked, symbol: str) -> str:
    """What `model_config` or the inner class `Config` puts before the names."""
    for ancestor in linked.evaluator.mro(symbol):
        frame = linked.code.definitions.get(ancestor)
        for binding in linked.code.bindings(frame).get("model_config", ()) if frame is not None else ():
            payload = binding.payload
            given = argument(payload, -1, "env_prefix") if isinstance(payload, Call) else None
            if given is not None:
                return next(iter(texts(linked.evaluator.values(given, binding.frame))), "")
    inner = linked.evaluator.attribute(Value("class", symbol), "Config")
    for value in sorted(inner):
        if value.kind == "class":
            return next(iter(texts(linked.evaluator.attribute(value, "env_prefix"))), "")
    return ""
