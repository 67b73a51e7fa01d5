"""Tasks of Huey by their decorators; whoever calls one puts it into the queue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Call, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, starts, written
from analyzers.linking.summaries import Summary
from analyzers.linking.values import texts
from analyzers.linking.walk import argument

_PLAIN = ("task", "db_task", "on_startup")
_PERIODIC = ("periodic_task", "db_periodic_task")
_STARTING = frozenset({"schedule", "s", "delay"})
"""Methods of a task that start it; `call_local` runs it at once."""


class _Decorated(NamedTuple):
    symbol: str
    name: str
    schedule: str


class HueyReader:
    """Reads tasks of Huey."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a task gives a result that comes later."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """The tasks with their schedules, and who starts them."""
        found = FrameworkFacts()
        if "huey" not in linked.code.tops:
            return found
        tasks = {one.symbol: one for one in _decorated(linked.evaluator)}
        found.tasks += [job(linked.evaluator, one.symbol, "huey", one.name, one.schedule) for one in tasks.values()]
        for site in linked.sites:
            if site.frame.module.role == "code":
                functions = sorted(_started(site) & tasks.keys())
                found.references += starts(site, functions, f"huey.{site.method or 'call'}")
        return found


def _started(site: CallSite) -> set[str]:
    values = site.receivers if site.method in _STARTING else site.callees
    return {value.name for value in values if value.kind == "function"}


def _decorated(evaluator: Evaluator) -> Iterator[_Decorated]:
    for symbol, frame in evaluator.code.definitions.items():
        for decorator in frame.scope.decorators if frame.module.role == "code" else ():
            call = decorator if isinstance(decorator, Call) else None
            kind = _kind(evaluator, call.function if call is not None else decorator, frame.parent)
            if not kind:
                continue
            when = argument(call, 0, "validate_datetime") if call is not None and kind in _PERIODIC else None
            given = argument(call, -1, "name") if call is not None else None
            names = texts(evaluator.values(given, frame.parent)) if given is not None else []
            yield _Decorated(symbol, names[0] if names else "", "" if when is None else written(when))


def _kind(evaluator: Evaluator, function: Expression, frame: Frame) -> str:
    for value in sorted(evaluator.values(function, frame)):
        top, _, last = value.name.partition(".")[0], "", value.name.rpartition(".")[2]
        if top == "huey" and last in (*_PLAIN, *_PERIODIC):
            return last
    return ""
