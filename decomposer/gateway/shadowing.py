"""Routes that no request reaches, because an earlier one takes all of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from decomposer.model import Route

from .patterns import (
    Node,
    UnportablePatternError,
    below,
    find_shapes,
    fixed_texts,
    includes,
    matches,
    read_pattern,
    sample,
)
from .rules import ANY_METHOD

_BY_PATH = ("django", "tornado", "pyramid")
"""Frameworks that take the first pattern which matches the path, whatever the method; all others ask for both."""


class _Entry(Struct, frozen=True, gc=False):
    """What one line adds under one pattern: routes for its methods.

    `texts` are in all of its paths; `slashes` is how many of these are, if it is the same number in all.
    """

    routes: tuple[Route, ...]
    node: Node
    texts: tuple[bytes, ...]
    slashes: int | None

    def hides(self, other: _Entry, path: bytes) -> bool:
        """Whether all paths of another one are its own; `path` is one of them."""
        return (
            (self.slashes is None or self.slashes == path.count(b"/"))
            and all(text in path for text in self.texts)
            and matches(self.node, path)
            and includes(self.node, other.node)
        )

    def answer(self, method: str) -> Route | None:
        """Which of its routes a request for one of its paths ends at."""
        by_path = self.routes[0].framework in _BY_PATH
        return next((one for one in self.routes if by_path or one.method in {ANY_METHOD, method}), None)


def find_shadowed(routes: Sequence[Route]) -> list[tuple[Route, Route]]:
    """Each route that is never reached, with the one that takes all its requests; in the application's order.

    Only what one earlier line takes alone counts, and only what is plain to see: both are surely there, and their
    patterns can be compared. Where the earlier one leads to the same code, nothing is lost.
    """
    tables: defaultdict[str, list[_Entry]] = defaultdict(list)
    found = []
    for entry in _entries(routes):
        table = tables[entry.routes[0].framework]
        path = sample(entry.node)
        hiding = () if path is None else [one for one in table if one.hides(entry, path)]
        for route in entry.routes:
            first = next(filter(None, (one.answer(route.method) for one in hiding)), None)
            if first is not None and first.handler != route.handler:
                found.append((route, first))
        table.append(entry)
    return found


def _entries(routes: Sequence[Route]) -> Iterator[_Entry]:
    """In order; what one line adds at different places of the URLs are several."""
    sure = [one for one in routes if one.confidence == "certain" and not one.operation]
    in_order = sorted(sure, key=lambda one: (one.order, one.location))
    for (_, _, regex, is_prefix), group in groupby(in_order, _line):
        try:
            node = read_pattern(regex)
        except UnportablePatternError:
            continue
        slashes = None if is_prefix else _slashes(node)
        yield _Entry(tuple(group), below(node) if is_prefix else node, fixed_texts(node), slashes)


def _slashes(node: Node) -> int | None:
    numbers = {None if shape.is_open else len(shape.segments) for shape in find_shapes(node, is_prefix=False)}
    return numbers.pop() if len(numbers) == 1 else None


def _line(route: Route) -> tuple[str, str, str, bool]:
    return route.framework, str(route.location), route.regex, route.is_prefix
