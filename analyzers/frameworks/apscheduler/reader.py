"""Jobs of a scheduler: added by a call or a decorator, as functions or by name."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Constant, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, job_functions, starts, unknown, written
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument

_PACKAGES = ("apscheduler.", "flask_apscheduler.", "django_apscheduler.")
_DECORATORS = ("scheduled_job", "task")
_NOT_TIMES = frozenset(
    {"id", "name", "args", "kwargs", "func", "trigger", "replace_existing", "max_instances", "jobstore", "executor"}
    | {"misfire_grace_time", "coalesce", "next_run_time"}
)
"""Arguments that do not say when."""


class ApschedulerReader:
    """Reads jobs of APScheduler, also as an extension of Flask."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a scheduler gives jobs, and nothing of ours."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each job, with its trigger as the schedule, and who adds it."""
        found = FrameworkFacts()
        if linked.code.tops.isdisjoint({"apscheduler", "flask_apscheduler", "django_apscheduler"}):
            return found
        for path in sorted(one for one in linked.outside if one.startswith(_PACKAGES) and one.endswith(".add_job")):
            is_flask = path.startswith("flask_")
            for site in linked.outside[path]:
                given = argument(site.call, 1 if is_flask else 0, "func")
                functions = job_functions(linked.evaluator, given, site.frame)
                if not functions:
                    found.blind_spots.append(unknown(site.location, given))
                when = _trigger(site.call, 2 if is_flask else 1)
                found.references += starts(site, functions, "apscheduler.add_job")
                found.tasks += [job(linked.evaluator, one, "apscheduler", schedule=when) for one in functions]
        for symbol, call in _decorated(linked.evaluator):
            found.tasks.append(job(linked.evaluator, symbol, "apscheduler", schedule=_trigger(call, 0)))
        return found


def _decorated(evaluator: Evaluator) -> Iterator[tuple[str, Call]]:
    for symbol, frame in evaluator.code.definitions.items():
        for decorator in frame.scope.decorators if frame.module.role == "code" else ():
            if isinstance(decorator, Call) and _is_scheduling(evaluator, decorator.function, frame.parent):
                yield symbol, decorator


def _is_scheduling(evaluator: Evaluator, function: Expression, frame: Frame) -> bool:
    names = (value.name for value in evaluator.values(function, frame))
    return any(name.startswith(_PACKAGES) and name.endswith(_DECORATORS) for name in names)


def _trigger(call: Call, position: int) -> str:
    """`interval(hours=1)`; a trigger that is an object as it is written."""
    given = argument(call, position, "trigger")
    if given is not None and not isinstance(given, Constant):
        return written(given)
    times = [f"{name}={written(value)}" for name, value in call.keywords if name not in _NOT_TIMES]
    kind = str(given.value) if isinstance(given, Constant) else "date"
    return f"{kind}({', '.join(times)})" if times or given is not None else ""
