"""Rules about routes, tasks and signals: each entry has one owner, and its code is there."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject, is_service
from decomposer.model import Location, route_key
from decomposer.model.plan import SHARED_KERNEL


def find_route_owners(subject: Subject) -> Iterator[Hit]:
    """Routes whose code is elsewhere, or that nobody lists."""
    listed = subject.services.routes
    for one in subject.program.routes:
        key = route_key(one)
        entry = _Entry("route", key, one.handler, one.location, listed.get(key))
        yield from _misplaced(subject, entry)


def find_task_owners(subject: Subject) -> Iterator[Hit]:
    """Tasks whose code is elsewhere, or that nobody lists."""
    listed = subject.services.tasks
    for one in subject.program.tasks:
        yield from _misplaced(subject, _Entry("task", one.name, one.function, one.location, listed.get(one.name)))


def find_foreign_tasks(subject: Subject) -> Iterator[Hit]:
    """Starts of tasks that are not exposed."""
    for one in subject.references:
        if one.reference.kind == "task" and not subject.is_exposed(one.owner, one.source, one.reference.target):
            yield one.hit()


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
