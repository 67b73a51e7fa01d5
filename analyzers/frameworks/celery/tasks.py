"""Which functions are tasks of a queue, by their decorators and base classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value, Values, texts
from analyzers.linking.walk import dotted, is_literal, last_word

_DECORATORS = {
    "celery": frozenset({"task", "shared_task", "periodic_task"}),
    "dramatiq": frozenset({"actor"}),
    "rq": frozenset({"job"}),
    "django_rq": frozenset({"job"}),
}
"""Per top package of the framework: the decorators that make a function a task."""
_ACTORS = frozenset({"dramatiq.GenericActor", "dramatiq.generic.GenericActor"})
_NAMES = frozenset().union(*_DECORATORS.values())


class QueueTask(NamedTuple):
    """A function that a worker runs. `owner` is the decorated function itself or the class around `run`.

    `run_every` is the schedule that its decorator holds, evaluated in the scope around the definition; `is_bound`: the
    task object is its first argument; `is_presumed`: nothing is known of its decorator but the name.
    """

    name: str
    function: str
    owner: str
    frame: Frame
    framework: str
    run_every: Expression | None = None
    is_bound: bool = False
    is_presumed: bool = False


def find_tasks(evaluator: Evaluator) -> Iterator[QueueTask]:
    """All tasks that are declared outside tests, in source order of each file."""
    for symbol, frame in evaluator.code.definitions.items():
        if frame.module.role == "test":
            continue
        if frame.scope.kind == "function" and frame.scope.decorators:
            yield from _decorated(evaluator, symbol, frame)
        elif frame.scope.kind == "class":
            yield from _of_class(evaluator, symbol, frame)


def _decorated(evaluator: Evaluator, symbol: str, frame: Frame) -> Iterator[QueueTask]:
    for decorator in frame.scope.decorators:
        function = decorator.function if isinstance(decorator, Call) else decorator
        known = _framework(evaluator, function, frame.parent)
        framework = known or _presumed(evaluator, function, frame.parent)
        if framework is None:
            continue
        keywords = dict(decorator.keywords) if isinstance(decorator, Call) else {}
        given = keywords.get("name") or keywords.get("actor_name")
        names = texts(evaluator.values(given, frame.parent)) if given is not None else []
        default = frame.scope.name if framework == "dramatiq" else f"{frame.module.name}.{frame.scope.name}"
        name, is_bound = names[0] if names else default, is_literal(keywords.get("bind"), True)
        yield QueueTask(name, symbol, symbol, frame, framework, keywords.get("run_every"), is_bound, known is None)
        return


def _framework(evaluator: Evaluator, function: Expression, frame: Frame) -> str | None:
    """The queue whose decorator this is, if it is one."""
    name = last_word(function)
    if name not in _NAMES:
        return None
    values = evaluator.values(function, frame)
    owners = evaluator.values(function.base, frame) if isinstance(function, Attribute) else frozenset[Value]()
    for path in [*_outside(evaluator, values), *_outside(evaluator, owners)]:
        top = path.partition(".")[0]
        if name in _DECORATORS.get(top, ()):
            return top
    is_ours = any(value.kind in ("function", "class", "instance") for value in values)
    is_named_so = isinstance(function, Attribute) and "celery" in dotted(function.base).lower()
    return "celery" if is_named_so and not is_ours else None


def _presumed(evaluator: Evaluator, function: Expression, frame: Frame) -> str | None:
    """Celery for `@app.task` of something of which nothing is known, in a program that imports Celery."""
    if not isinstance(function, Attribute) or function.name not in _DECORATORS["celery"]:
        return None
    is_known = evaluator.values(function, frame) or evaluator.values(function.base, frame)
    return "celery" if not is_known and "celery" in evaluator.code.tops else None


def _outside(evaluator: Evaluator, values: Values) -> Iterator[str]:
    """Import paths of the values themselves, and of what their classes inherit."""
    for value in sorted(values):
        if value.kind in ("external", "external_instance", "result"):
            yield value.name
        elif value.kind == "instance":
            yield from evaluator.code.classes_from_outside(evaluator.mro(value.name))


def _of_class(evaluator: Evaluator, symbol: str, frame: Frame) -> Iterator[QueueTask]:
    """A class that derives from the queue's `Task` and says what to run, or from the actor of Dramatiq."""
    if "perform" in evaluator.code.bindings(frame) and not _ACTORS.isdisjoint(evaluator.mro(symbol)):
        yield QueueTask(frame.scope.name, f"{symbol}.perform", symbol, frame, "dramatiq")
    if "run" not in evaluator.code.bindings(frame) or not frame.scope.bases:
        return
    if not any(a.startswith("celery.") and a.endswith("Task") for a in evaluator.mro(symbol)):
        return
    names = texts(evaluator.attribute(Value("class", symbol), "name"))
    yield QueueTask(names[0] if names else symbol, f"{symbol}.run", symbol, frame, "celery")
