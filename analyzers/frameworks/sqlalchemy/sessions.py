"""Which expressions are sessions, and which functions are SQLAlchemy's own."""

from __future__ import annotations

import re

from analyzers.facts import Attribute, Constant, Expression, Subscript
from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value
from analyzers.linking.walk import dotted
from analyzers.program import Confidence

_SESSION_NAME = re.compile(r"(?i)session(?:\(\))?$|^_?sess$")
BY_NAME = "by name"
"""The detail of a session that is one only because its parameter is called so."""
SESSION = "sqlalchemy.orm.Session"
FACTORIES = frozenset(
    {"sqlalchemy.orm.sessionmaker", "sqlalchemy.orm.scoped_session", "sqlalchemy.orm.scoping.scoped_session"}
    | {"sqlalchemy.orm.session.sessionmaker", "sqlalchemy.orm.create_session"}
    | {"sqlalchemy.ext.asyncio.async_sessionmaker", "sqlalchemy.ext.asyncio.async_scoped_session"}
)
"""Functions whose result is a session, or makes one when it is called."""


def is_library(path: str) -> bool:
    """Whether an import path belongs to SQLAlchemy or a package built around it."""
    lowered = path.lower()
    return "sqlalchemy" in lowered or lowered.startswith(("sqlmodel", "alembic"))


def is_session_path(path: str) -> bool:
    """Whether an import path names a session, or a method of one when it is cut off before."""
    return is_library(path) or _SESSION_NAME.search(path.rpartition(".")[2]) is not None


def session_confidence(evaluator: Evaluator, site: CallSite) -> Confidence | None:
    """How sure it is that the receiver of a call is a session; None when nothing says so."""
    if any(_is_certain(evaluator, value) for value in site.receivers):
        return "certain"
    if any(value.name == SESSION for value in site.receivers):
        return "likely"
    function = site.call.function
    name = _name(function.base) if isinstance(function, Attribute) else ""
    return "likely" if _SESSION_NAME.search(name) is not None else None


def _is_certain(evaluator: Evaluator, value: Value) -> bool:
    if value.kind == "instance":
        return any(is_library(a) and "ession" in a for a in evaluator.mro(value.name))
    is_outside = value.kind in ("external", "external_instance", "result")
    return is_outside and value.detail != BY_NAME and is_library(value.name)


def _name(expression: Expression) -> str:
    """The last word of what is written: `session` of `self.session` and of `context["session"]`."""
    if isinstance(expression, Subscript) and isinstance(expression.index, Constant):
        return str(expression.index.value)
    return dotted(expression).rpartition(".")[2]
