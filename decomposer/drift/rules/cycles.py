"""The rule about cycles: services that need each other can only be released together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from decomposer.drift.subject import ForeignReference, Hit, Subject, is_service
from decomposer.model.finding import Rule

SERVICE_CYCLE = Rule(
    id="service-cycle",
    name="Services that call each other in a circle",
    severity="error",
    message="{source} calls {owner}, which needs {source} in turn",
    what="A service calls another one, which calls the first one, itself or over others. Tasks and signals do not "
    "count, calls of what is exposed do. Each pair of the circle is a finding; the message names the link with the "
    "fewest calls.",
    why="None of them can be extracted, tested or released before the others, and a request may wait for itself.",
    example="# orders/api.py\n"
    "billing.api.charge(order)  # orders calls billing\n\n"
    "# billing/api.py\n"
    "orders.api.mark_paid(invoice)  # billing calls orders: service-cycle",
    instead="turn the weakest call round: let the other side ask, or listen to an event",
)

_Links = dict[str, dict[str, list[ForeignReference]]]


def find_cycles(subject: Subject) -> Iterator[Hit]:
    """Each pair of services that is part of a circle, at the first place where one calls the other."""
    links: _Links = {}
    for one in subject.references:
        if is_service(one.source) and is_service(one.owner) and subject.is_call(one):
            links.setdefault(one.source, {}).setdefault(one.owner, []).append(one)
    for source, owners in sorted(links.items()):
        for owner, calls in sorted(owners.items()):
            way = _shortest(links, owner, source)
            if way is not None:
                yield _hit(links, (source, *way), calls)


def _hit(links: _Links, circle: tuple[str, ...], calls: list[ForeignReference]) -> Hit:
    """`circle` begins and ends with the service that calls."""
    source, owner = circle[:2]
    pairs = list(pairwise(circle))
    weakest = min(pairs, key=lambda pair: (len(links[pair[0]][pair[1]]), pair))
    number = len(links[weakest[0]][weakest[1]])
    message = (
        f"{source} calls {owner}, which needs it in turn: {' -> '.join(circle)}; "
        f"the weakest link is {weakest[0]} -> {weakest[1]}, with {number} {'call' if number == 1 else 'calls'}"
    )
    first = min(calls, key=lambda one: one.reference.location).reference
    return Hit(source, owner, owner, first.location, first.source, message)


def _shortest(links: _Links, start: str, end: str) -> tuple[str, ...] | None:
    """The services on a shortest way, both ends included."""
    found: dict[str, tuple[str, ...]] = {start: (start,)}
    pending = deque([start])
    while pending:
        current = pending.popleft()
        if current == end:
            return found[current]
        for following in sorted(links.get(current, ())):
            if following not in found:
                found[following] = (*found[current], following)
                pending.append(following)
    return None
