"""The rule about cycles: services that need each other can only be released together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from decomposer.drift.subject import ForeignReference, Hit, Subject, is_service

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
