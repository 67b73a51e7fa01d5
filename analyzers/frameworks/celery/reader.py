"""Tasks, their schedules, and who starts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from analyzers.facts import Attribute, Call, Expression, Name, Parameter, Subscript
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.shared import Shared
from analyzers.linking.values import Value, Values, one, texts
from analyzers.linking.walk import argument, dotted
from analyzers.program import BlindSpot, Location, Reference, Task

from .schedules import schedule_text, scheduled
from .tasks import QueueTask, find_tasks

_STARTING = frozenset(
    {"delay", "apply_async", "apply", "s", "si", "signature", "subtask", "map", "starmap", "chunks"}
    | {"send", "send_with_options", "message", "message_with_options"}
)
_BY_NAME = frozenset({"send_task", "signature", "subtask"})


class TaskSummary:
    """What a task object has beside being a function: the methods of the queue."""

    def __init__(self, tasks: Iterable[QueueTask]) -> None:
        """Take the tasks; those of classes have the methods by inheritance."""
        decorated = [task for task in tasks if task.owner == task.function]
        self._owners = frozenset(task.owner for task in decorated)
        self._bound = frozenset(task.owner for task in decorated if task.is_bound)

    @property
    def knows_tables(self) -> bool:
        """Tasks have none."""
        return False

    def is_table(self, path: str) -> bool:
        """No opinion."""
        return False

    @property
    def shared(self) -> Shared:
        """None."""
        return Shared()

    @property
    def added_members(self) -> Mapping[str, Iterable[str]]:
        """None that no class shows."""
        return {}

    def attribute(self, evaluator: Evaluator, value: Value, name: str) -> Values | None:
        """The queue's method; its result is nothing of ours: the task runs elsewhere."""
        if value.kind == "function" and value.name in self._owners:
            return one("external", f"celery.app.task.Task.{name}")
        return None

    def result(self, callee: Value, call: GivenCall) -> Values | None:
        """What is registered is an object of its class, also where the class itself was given."""
        if callee.kind not in ("external", "result") or not callee.name.endswith(".register_task"):
            return None
        return (
            frozenset(v._replace(kind="instance") if v.kind == "class" else v for v in call.values(0, "task")) or None
        )

    def method(self, evaluator: Evaluator, callee: Value, call: GivenCall | None) -> None:
        """No opinion."""

    def parameter(self, evaluator: Evaluator, parameter: Parameter, frame: Frame) -> Values | None:
        """The task object, where a task wants it first."""
        if frame.symbol in self._bound and frame.scope.parameters[0] == parameter:
            return one("external_instance", "celery.app.task.Task")
        return None


class CeleryReader:
    """Reads tasks of Celery, Dramatiq and RQ."""

    def prepare(self, evaluator: Evaluator) -> TaskSummary:
        """Finds the tasks."""
        self._tasks = list(find_tasks(evaluator))
        self._by_owner = {task.owner: task for task in self._tasks}
        self._by_name: dict[str, list[QueueTask]] = defaultdict(list)
        for task in self._tasks:
            self._by_name[task.name].append(task)
        return TaskSummary(self._tasks)

    def read(self, linked: Linked) -> FrameworkFacts:
        """Tasks with their schedules, references from callers to tasks, and names that no task has."""
        self._evaluator = linked.evaluator
        self._facts = FrameworkFacts()
        for site in linked.sites:
            if site.method in _STARTING:
                self._facts.references.extend(self._started(site))
            if site.method in _BY_NAME or (isinstance(site.call.function, Name) and site.call.function.id in _BY_NAME):
                self._facts.references.extend(self._started_by_name(site))
        schedules = self._schedules(list(linked.sites))
        for task in self._tasks:
            location = task.frame.module.location(task.frame.scope.line)
            when = "; ".join(dict.fromkeys(schedules[task.function]))
            self._facts.tasks.append(Task(task.name, task.function, "queue", location, task.framework, when))
        return self._facts

    # Starting tasks

    def _started(self, site: CallSite) -> Iterator[Reference]:
        """`task.delay()` and its like, on the task itself or looked up by name in `app.tasks`."""
        owners = {v.name for v in site.receivers if v.kind in ("function", "class", "instance")}
        tasks = [self._by_owner[owner] for owner in sorted(owners & set(self._by_owner))]
        yield from self._references(site, tasks)
        base = site.base
        if isinstance(base, Subscript) and isinstance(base.base, Attribute) and base.base.name == "tasks":
            yield from self._named(site, base.index)

    def _started_by_name(self, site: CallSite) -> Iterator[Reference]:
        name = argument(site.call, 0, "name")
        is_own_method = any(v.kind in ("super", "function", "class") for v in site.receivers)
        if name is None or is_own_method or not self._is_celery(site):
            return
        yield from self._named(site, name)

    @staticmethod
    def _is_celery(site: CallSite) -> bool:
        """`signature` is a common word; `send_task` is not."""
        return site.method == "send_task" or any(
            v.kind == "external" and v.name.startswith("celery.") for v in site.callees
        )

    def _named(self, site: CallSite, name: Expression) -> Iterator[Reference]:
        known = texts(self._evaluator.values(name, site.frame))
        if not known:
            self._spot("the name of a task is not known", site.location, dotted(name))
        for text in known:
            yield from self._references(site, self._find(text, site.location))

    def _find(self, name: str, location: Location) -> list[QueueTask]:
        """The tasks of a name; a shorter name than ours comes from another import root."""
        found = self._by_name.get(name) or [t for t in self._tasks if t.function.endswith(f".{name}")]
        if not found:
            self._spot("no task has this name", location, name)
        return found

    @staticmethod
    def _references(site: CallSite, tasks: list[QueueTask]) -> Iterator[Reference]:
        for task in tasks:
            yield Reference(
                site.frame.symbol,
                task.function,
                "task",
                site.location,
                "certain" if len(tasks) == 1 and not task.is_presumed else "likely",
                mechanism=f"{task.framework}.{site.method or 'signature'}",
                in_loop=site.in_loop,
            )

    # Schedules

    def _schedules(self, sites: list[CallSite]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for task in self._tasks:
            if task.run_every is not None:
                found[task.function].append(schedule_text(task.run_every))
        for entry in scheduled(self._evaluator.code, sites):
            location = entry.frame.module.location(entry.line)
            for task in self._scheduled_tasks(entry.task, entry.frame, location):
                found[task.function].append(schedule_text(entry.schedule))
        return found

    def _scheduled_tasks(self, expression: Expression, frame: Frame, location: Location) -> list[QueueTask]:
        """The task that an entry names: by a text, by `task.name`, or by a signature of it."""
        owner = expression.function if isinstance(expression, Call) else expression
        base = owner.base if isinstance(owner, Attribute) else owner
        objects = [v.name for v in sorted(self._evaluator.values(base, frame)) if v.name in self._by_owner]
        if objects:
            return [self._by_owner[name] for name in objects]
        named = argument(expression, 0, "name") if _gives_signature(expression) else None
        names = texts(self._evaluator.values(named or expression, frame))
        if not names:
            self._spot("the name of a task is not known", location, dotted(expression))
        return [task for name in names for task in self._find(name, location)]

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self._facts.blind_spots.append(BlindSpot("task", reason, location, detail[:120]))


def _gives_signature(expression: Expression) -> TypeGuard[Call]:
    """Whether it is `signature("name")`, also as a method of an application."""
    function = expression.function if isinstance(expression, Call) else expression
    return isinstance(expression, Call) and getattr(function, "id", getattr(function, "name", "")) in _BY_NAME
