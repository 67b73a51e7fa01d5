"""Finds the static prefixes that belong to one service as a whole.

A prefix is claimed when every route that can match below it belongs to that service. Then it does not matter which of
them matches, nor in which order they stand: the prefix alone decides. Paths below it that no route knows go there too,
so that a route which the service gets later needs no change of the gateway.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from decomposer.model import GatewayRoute

from .patterns import Spot, find_shapes, read_pattern, render, split_by_text, text_node
from .rules import ANY_METHOD, list_route_rules
from .table import RuleTable

Prefix: TypeAlias = tuple[bytes, ...]
Obstacle: TypeAlias = tuple[Prefix, str]
"""A prefix at and below which a route may match that is not in the table, and the upstream of that route."""


def find_claims(
    routes: Sequence[GatewayRoute], default: str, obstacles: Sequence[Obstacle] = ()
) -> tuple[GatewayRoute, ...]:
    """The claimed prefixes, each as a route for any method, sorted; none lies below another one."""
    return tuple(_claim(prefix, upstream) for prefix, upstream in sorted(_Search(routes, default, obstacles).run()))


def _claim(prefix: Prefix, upstream: str) -> GatewayRoute:
    path = "/" + b"/".join(prefix).decode()
    return GatewayRoute(ANY_METHOD, f"{path}/", render(text_node(path)), is_prefix=True, upstream=upstream)


class _Search:
    """Walks down the static segments of all routes together; stops at each prefix that is all one service's."""

    def __init__(self, routes: Sequence[GatewayRoute], default: str, obstacles: Sequence[Obstacle]) -> None:
        self.default = default
        self.table = RuleTable(list_route_rules(routes))
        self.obstacles = obstacles
        self.owners = [route.upstream for route in routes]
        self.spots: list[Spot] = [
            (shape, number)
            for number, route in enumerate(routes)
            for shape in find_shapes(read_pattern(route.regex), is_prefix=route.is_prefix)
        ]

    def run(self) -> list[tuple[Prefix, str]]:
        """All claims, in no order."""
        found: list[tuple[Prefix, str]] = []
        todo: list[tuple[Prefix, list[Spot]]] = [((), self.spots)]
        while todo:
            prefix, spots = todo.pop()
            upstream = self._single_owner(prefix, spots)
            if upstream is not None:
                found.extend((tight, upstream) for tight in _tighten(prefix, spots))
            elif self._names(spots) != {self.default}:
                todo.extend(_below(prefix, spots))
        return found

    def _names(self, spots: list[Spot]) -> set[str]:
        return {self.owners[number] for _, number in spots}

    def _single_owner(self, prefix: Prefix, spots: list[Spot]) -> str | None:
        """The service that gets everything from the prefix down; None when there are several, or the default one."""
        names = self._names(_deeper(prefix, spots))
        if not prefix or len(names) != 1 or self.default in names:
            return None
        path = b"/" + b"/".join(prefix)
        near = self.table.find_upstreams(path) | self.table.find_upstreams(path + b"/")
        return names.pop() if near | self._hidden(prefix) <= names else None

    def _hidden(self, prefix: Prefix) -> set[str]:
        """The upstreams of the routes outside the table that may match at or below the prefix."""
        return {
            upstream
            for beginning, upstream in self.obstacles
            if all(one == other for one, other in zip(beginning, prefix, strict=False))
        }


def _deeper(prefix: Prefix, spots: list[Spot]) -> list[Spot]:
    """The spots that match more than the prefix and the prefix with a slash."""
    depth = len(prefix)
    return [
        (shape, number)
        for shape, number in spots
        if shape.goes_on_at(depth) and (shape.goes_on_at(depth + 1) or shape.segment(depth) != b"")
    ]


def _below(prefix: Prefix, spots: list[Spot]) -> list[tuple[Prefix, list[Spot]]]:
    """The static segments that go on below the prefix. Texts below a pattern are no prefix of their own."""
    groups = split_by_text(spots, len(prefix), below=prefix)
    return [((*prefix, text), group) for text, group in groups.items() if text]


def _tighten(prefix: Prefix, spots: list[Spot]) -> list[Prefix]:
    """The longest prefix that all the spots share; nothing when no route goes on below it."""
    while len({shape.segment(len(prefix)) for shape, _ in spots}) == 1:
        ((longer, group),) = _below(prefix, spots) or [((), [])]
        if not longer or any(shape.ends_at(len(prefix)) for shape, _ in spots):
            break
        prefix, spots = longer, group
    return [prefix] if _deeper(prefix, spots) else []
