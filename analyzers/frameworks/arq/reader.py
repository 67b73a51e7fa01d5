"""Functions and cron jobs that the settings of a worker list, and who enqueues them by name."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Expression, Name
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, job_functions, starts, written
from analyzers.linking.sequences import items_of
from analyzers.linking.summaries import Summary
from analyzers.linking.values import texts
from analyzers.linking.walk import argument, dotted, last_word
from analyzers.program import BlindSpot, Task

_LISTS = ("functions", "cron_jobs")


class ArqReader:
    """Reads jobs of arq."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a job gives a result that comes later."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """The tasks of all workers, and who starts them."""
        found, evaluator = FrameworkFacts(), linked.evaluator
        if "arq" not in linked.code.tops:
            return found
        found.tasks += _listed(evaluator)
        named: dict[str, list[str]] = {}
        for task in found.tasks:
            named.setdefault(task.name, []).append(task.function)
        for site in linked.sites:
            given = argument(site.call, 0, "function") if site.method == "enqueue_job" else None
            if given is None or site.frame.module.role != "code":
                continue
            names = texts(evaluator.values(given, site.frame))
            if not names:
                reason = "the name of a task is not known"
                found.blind_spots.append(BlindSpot("task", reason, site.location, dotted(given)[:120]))
            for name in names:
                found.references += starts(site, sorted(set(named.get(name, ()))), "arq.enqueue_job")
                if name not in named:
                    found.blind_spots.append(BlindSpot("task", "no task has this name", site.location, name[:120]))
        return found


def _listed(evaluator: Evaluator) -> Iterator[Task]:
    """What the classes of settings list, under the names of the functions."""
    for frame in evaluator.code.definitions.values():
        if frame.scope.kind != "class" or frame.module.role != "code" or "WorkerSettings" not in frame.scope.name:
            continue
        listed = [Name(one, 0) for one in _LISTS if one in evaluator.code.bindings(frame)]
        for item in (item for name in listed for item in items_of(evaluator, name, frame)):
            yield from _task(evaluator, item.expression, item.frame)


def _task(evaluator: Evaluator, given: Expression, frame: Frame) -> Iterator[Task]:
    """`f`, `"shop.work.f"`, `func(f, name="x")`, `cron(f, hour=3)`."""
    function, name, when = given, "", ""
    if isinstance(given, Call) and last_word(given.function) in ("func", "cron"):
        function = argument(given, 0, "coroutine") or given
        said = argument(given, -1, "name")
        name = next(iter(texts(evaluator.values(said, frame))), "") if said is not None else ""
        times = [f"{key}={written(value)}" for key, value in given.keywords if key not in ("name", "coroutine")]
        when = f"cron({', '.join(times)})" if last_word(given.function) == "cron" else ""
    for symbol in job_functions(evaluator, function, frame):
        yield job(evaluator, symbol, "arq", name or symbol.rpartition(".")[2], when)
