"""Functions that RQ runs, and who gives them to a queue. Those with its decorator `job` are told by another reader."""

from __future__ import annotations

from typing import NamedTuple

from analyzers.facts import Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, job_functions, starts, unknown, written
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument


class _Form(NamedTuple):
    """Where a call has the function, and where it says when that runs."""

    function: int
    when: int = -1
    keyword: str = "f"


_QUEUES = ("rq.Queue", "rq.queue.Queue", "django_rq.get_queue", "django_rq.queues.get_queue", "flask_rq2.RQ.get_queue")
_METHODS = {
    "enqueue": _Form(0),
    "enqueue_call": _Form(0, keyword="func"),
    "enqueue_at": _Form(1, 0),
    "enqueue_in": _Form(1, 0),
}
_SCHEDULERS = ("rq_scheduler.Scheduler", "rq_scheduler.scheduler.Scheduler", "django_rq.get_scheduler")
_OF_SCHEDULERS = {
    "schedule": _Form(1, 0, "func"),
    "cron": _Form(1, 0, "func"),
    "enqueue_at": _Form(1, 0, "func"),
    "enqueue_in": _Form(1, 0, "func"),
}
_FUNCTIONS = {"django_rq.enqueue": _Form(0), "rq.enqueue": _Form(0), "rq.job.Job.create": _Form(0, keyword="func")}
_FUNCTIONS |= {
    "rq.Queue.prepare_data": _Form(0, keyword="func"),
    "rq.queue.Queue.prepare_data": _Form(0, keyword="func"),
}


class RqReader:
    """Reads jobs of RQ."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: what a queue gives is a job, and nothing of ours."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each function that is given to a queue, with who does it."""
        found = FrameworkFacts()
        calls = {f"{owner}.{name}": form for owner in _QUEUES for name, form in _METHODS.items()} | _FUNCTIONS
        calls |= {f"{owner}.{name}": form for owner in _SCHEDULERS for name, form in _OF_SCHEDULERS.items()}
        times: dict[str, list[str]] = {}
        for path, form in calls.items():
            for site in linked.outside.get(path, ()):
                for function, when in _read(linked.evaluator, site, form, path, found):
                    times.setdefault(function, []).append(when)
        for function, found_times in times.items():
            when = "; ".join(sorted({one for one in found_times if one}))
            found.tasks.append(job(linked.evaluator, function, "rq", schedule=when))
        return found


def _read(evaluator: Evaluator, site: CallSite, form: _Form, path: str, found: FrameworkFacts) -> list[tuple[str, str]]:
    """The functions that a call gives to a queue, each with when it says that they run."""
    given = argument(site.call, form.function, form.keyword)
    functions = job_functions(evaluator, given, site.frame)
    if not functions:
        found.blind_spots.append(unknown(site.location, given))
    when = _when(argument(site.call, form.when), path) if form.when >= 0 else ""
    found.references += starts(site, functions, f"rq.{path.rpartition('.')[2]}")
    return [(function, when) for function in functions]


def _when(given: Expression | None, path: str) -> str:
    said = "" if given is None else written(given)
    return f"cron {said}" if path.endswith(".cron") else said
