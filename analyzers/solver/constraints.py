"""How the constraints of a scope are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from analyzers.flow.records import FlowScope

_READING = (
    ("copies", 2, (0,)),
    ("elements", 3, (2,)),
    ("loads", 4, (0,)),
    ("stores", 4, (0, 2)),
    ("reads", 5, (0, 4)),
    ("writes", 5, (0, 2, 4)),
    ("spreads", 2, (0, 1)),
    ("unpacks", 5, (0,)),
    ("iterations", 3, (0,)),
    ("enters", 3, (0,)),
    ("operations", 5, (1, 2)),
    ("narrowings", 4, (0, 1)),
    ("catches", 2, (0,)),
    ("raises", 2, (0,)),
)
"""The flat runs of a scope, with their width and the places of variables whose values they take."""


def runs(flat: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """The constraints of a flat run."""
    if not flat:
        return iter(())
    each = [iter(flat)] * width
    return zip(*each, strict=True)


first_of = attrgetter("first")
"""The first variable of a scope."""


def taken(scopes: Sequence[FlowScope], scope: FlowScope) -> set[int]:
    """The variables whose values a scope takes, or one inside, which may own none at all.

    The scopes are those of its file, in the order of their first variables.
    """
    begin = bisect_left(scopes, scope.first, key=first_of)
    inside = scopes[begin : bisect_right(scopes, scope.end, begin, key=first_of)]
    return {variable for one in inside for variable in _taken_by(one)}


def _taken_by(scope: FlowScope) -> Iterator[int]:
    for name, width, places in _READING:
        run = getattr(scope, name)
        for place in places:
            yield from run[place::width]
    for call in scope.calls:
        yield call.function
        yield from map(abs, call.arguments)
        yield from (value for _, value in call.keywords)
    yield from (parameter.default for parameter in scope.parameters)
    yield from (*scope.bases, scope.metaclass)


def reachable(start: Iterable[int], steps: Iterable[tuple[int, ...]]) -> set[int]:
    """The start, and all that steps (from, to) lead to from there."""
    found, every = set(start), list(steps)
    size = -1
    while size != len(found):
        size = len(found)
        found.update(target for source, target in every if source in found)
    return found
