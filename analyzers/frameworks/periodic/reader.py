"""`schedule.every(10).minutes.do(f)` and `@repeat(every().day.at("10:30"))`."""

from __future__ import annotations

from analyzers.facts import Attribute, Call, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, job_functions, starts, unknown, written
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument


class PeriodicReader:
    """Reads jobs of the package `schedule`."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a job is nothing of ours."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each job, with the chain before `do` as the schedule."""
        found, evaluator = FrameworkFacts(), linked.evaluator
        if "schedule" not in linked.code.tops:
            return found
        for site in linked.sites:
            base = site.base
            if site.method != "do" or base is None or site.frame.module.role != "code" or not _chain(base):
                continue
            given = argument(site.call, 0, "job_func")
            functions = job_functions(evaluator, given, site.frame)
            if not functions:
                found.blind_spots.append(unknown(site.location, given))
            found.references += starts(site, functions, "schedule.do")
            found.tasks += [job(evaluator, one, "schedule", schedule=_chain(base)) for one in functions]
        for symbol, frame in evaluator.code.definitions.items():
            for decorator in frame.scope.decorators:
                if isinstance(decorator, Call) and decorator.arguments and (when := _chain(decorator.arguments[0])):
                    found.tasks.append(job(evaluator, symbol, "schedule", schedule=when))
        return found


def _chain(expression: Expression) -> str:
    """`every(10).minutes`; empty for what does not begin with `every`."""
    if isinstance(expression, Attribute):
        before = _chain(expression.base)
        return f"{before}.{expression.name}" if before else ""
    if not isinstance(expression, Call):
        return ""
    said = written(expression)
    if said.startswith("every("):
        return said
    before = _chain(expression.function.base) if isinstance(expression.function, Attribute) else ""
    return f"{before}.{said}" if before else ""
