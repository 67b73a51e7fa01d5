"""Rules about routes, tasks and signals: each entry has one owner, and its code is there."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject, is_service
from decomposer.model import Location, route_key
from decomposer.model.finding import Rule
from decomposer.model.plan import SHARED_KERNEL

ROUTE_OWNER = Rule(
    id="route-owner",
    name="Route without an owner, or with two",
    severity="error",
    message="the route {target} belongs to {owner}, but code of {source} answers it",
    what="A route is listed by one service and answered by the code of another one; or it is answered by the code of a "
    "service that does not list it.",
    why="The gateway sends a request to the service that lists its route. If the code is elsewhere, the request finds "
    "nothing there; if nobody lists it, it stays in the monolith after its code has left.",
    example='# billing/urls.py; no service lists "GET /invoices/"\n'
    'urlpatterns = [path("invoices/", views.invoices)]  # route-owner',
    instead="list the route under the service whose code answers it, or move the code",
)


def find_route_owners(subject: Subject) -> Iterator[Hit]:
    """Routes whose code is elsewhere, or that nobody lists."""
    listed = subject.services.routes
    for one in subject.program.routes:
        key = route_key(one)
        entry = _Entry("route", key, one.handler, one.location, listed.get(key))
        yield from _misplaced(subject, entry)


TASK_OWNER = Rule(
    id="task-owner",
    name="Task without an owner, or with two",
    severity="error",
    message="the task {target} belongs to {owner}, but it is code of {source}",
    what="A task or command is listed by one service and is code of another one; or it is code of a service that does "
    "not list it.",
    why="Each service runs workers for its own tasks. A task that nobody lists is run by no worker once its code has "
    "left.",
    example='# billing/tasks.py; no service lists "billing.tasks.remind"\n'
    "@shared_task\n"
    "def remind():  # task-owner\n"
    "    ...",
    instead="list the task under the service whose code it is, or move the code",
)


def find_task_owners(subject: Subject) -> Iterator[Hit]:
    """Tasks whose code is elsewhere, or that nobody lists."""
    listed = subject.services.tasks
    for one in subject.program.tasks:
        yield from _misplaced(subject, _Entry("task", one.name, one.function, one.location, listed.get(one.name)))


FOREIGN_TASK = Rule(
    id="foreign-task",
    name="Start a task of another service",
    severity="error",
    message="{source} starts the task {target} of {owner}, which {owner} does not expose",
    what="Code of one service puts a task of another one into a queue, and that service does not list its function "
    "under `expose`.",
    why="The name of the task and its arguments become a contract between two programs that are released apart.",
    example="# orders/views.py\nfrom billing.tasks import remind\n\nremind.delay(order.pk)  # foreign-task",
    instead="have {owner} expose the task, or send an event that {owner} listens to",
)


def find_foreign_tasks(subject: Subject) -> Iterator[Hit]:
    """Starts of tasks that are not exposed."""
    for one in subject.references:
        if one.reference.kind == "task" and not subject.is_exposed(one.owner, one.source, one.reference.target):
            yield one.hit()


FOREIGN_SIGNAL = Rule(
    id="foreign-signal",
    name="Signal that reaches into another service",
    severity="error",
    message="a signal of {source} runs {target} of {owner}",
    what="Code of one service sends a signal, or changes a model that sends one, and a receiver of another service "
    "runs.",
    why="A signal runs its receivers in the same process and the same transaction, without a word of it where it is "
    "sent. After the cut it reaches nobody, silently.",
    example="# billing/receivers.py\n"
    '@receiver(post_save, sender="orders.Order")\n'
    "def charge(instance, **kwargs):  # foreign-signal, from orders to billing\n"
    "    ...",
    instead="publish an event that {owner} reads from a queue, written in the same transaction (outbox)",
)


def find_foreign_signals(subject: Subject) -> Iterator[Hit]:
    """Receivers elsewhere."""
    return (one.hit() for one in subject.references if subject.is_signal(one))


class _Entry:
    """A route or task: its name, its code, and who lists it."""

    def __init__(self, noun: str, name: str, symbol: str, location: Location, listed: str | None) -> None:
        self.noun = noun
        self.name = name
        self.symbol = symbol
        self.location = location
        self.listed = listed


def _misplaced(subject: Subject, entry: _Entry) -> Iterator[Hit]:
    owner = subject.owners.of_symbol(entry.symbol)
    if owner is None or owner == SHARED_KERNEL:
        return
    if entry.listed is not None:
        if entry.listed != owner:
            yield Hit(owner, entry.listed, entry.name, entry.location, entry.symbol)
    elif is_service(owner):
        message = f"the {entry.noun} {entry.name} is code of {owner}, and no service lists it"
        yield Hit(owner, owner, entry.name, entry.location, entry.symbol, message)
