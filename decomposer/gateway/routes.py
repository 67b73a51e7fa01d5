"""Program routes and their owners -> RouteModel of one step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from msgspec.structs import replace

from decomposer.model import GatewayRoute, Route, RouteModel, Upstream, route_key
from decomposer.model.gateway import MONOLITH, SkippedRoute

from .claims import Obstacle, Prefix, find_claims
from .patterns import UnportablePatternError, cut_slash, find_shapes, read_pattern, render
from .rules import ANY_METHOD

FIRST_PORT = 8000
"""The monolith's on a developer's machine; the services follow in the order of their names."""

_METHOD = re.compile(r"[A-Z]{1,20}(?:-[A-Z]{1,20})?|\*")
_STATIC_BEGINNING = re.compile(r"\^?/((?:[A-Za-z0-9_-]+/)*)")

Placed: TypeAlias = tuple[Route, str]
"""A route and the upstream that gets it."""


def build_route_model(
    routes: Sequence[Route],
    owners: Mapping[str, str],
    diverted: frozenset[str],
    addresses: Mapping[str, str] | None = None,
) -> RouteModel:
    """Who answers which route once the services in `diverted` are out.

    `owners` maps route keys (`METHOD pattern`) to services; `addresses` maps services and `monolith` to `host:port`,
    and those without one get loopback ports. A route whose pattern has no common form is skipped, see `SkippedRoute`.
    """
    kept: list[GatewayRoute] = []
    skipped: list[SkippedRoute] = []
    obstacles: list[Obstacle] = []
    for route, upstream in _list_table(routes, owners, diverted):
        try:
            kept.append(_gateway_route(route, upstream))
        except UnportablePatternError as error:
            skipped.append(SkippedRoute(route.method, _writable(route.pattern), upstream, error.reason))
            obstacles.append((_static_beginning(route.regex), upstream))
    return RouteModel(
        routes=tuple(kept),
        upstreams=_upstreams(owners, diverted, addresses or {}),
        default=MONOLITH,
        claims=find_claims(kept, MONOLITH, obstacles),
        skipped=tuple(skipped),
    )


def _list_table(routes: Sequence[Route], owners: Mapping[str, str], diverted: frozenset[str]) -> Iterator[Placed]:
    """The routes in the application's order, with their upstreams; operations go where the route of their path goes.

    In Django the first pattern that matches decides, whatever the method; so each pattern ends with an entry for the
    other methods. All other frameworks go on looking for a route with the method.
    """
    in_order = sorted((route for route in routes if not route.operation), key=lambda route: route.order)
    for (_, _, by_path), group in groupby(
        in_order, key=lambda route: (route.regex, route.is_prefix, _is_by_path(route))
    ):
        placed = [(route, _upstream(route, owners, diverted)) for route in group]
        yield from placed
        if by_path and all(route.method != ANY_METHOD for route, _ in placed):
            first, upstream = placed[0]
            yield replace(first, method=ANY_METHOD), upstream


def _is_by_path(route: Route) -> bool:
    """Django itself, and what builds on its URL resolver."""
    return route.framework.startswith("django")


def _upstream(route: Route, owners: Mapping[str, str], diverted: frozenset[str]) -> str:
    owner = owners.get(route_key(route), MONOLITH)
    return owner if owner in diverted else MONOLITH


def _gateway_route(route: Route, upstream: str) -> GatewayRoute:
    if not _METHOD.fullmatch(route.method):
        raise UnportablePatternError("not an HTTP method")
    node = read_pattern(route.regex)
    if route.is_prefix:
        node = cut_slash(node)
    if not find_shapes(node, is_prefix=route.is_prefix):
        raise UnportablePatternError("matches no path")
    return GatewayRoute(route.method, _writable(route.pattern), render(node), route.is_prefix, upstream)


def _writable(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()


def _static_beginning(regex: str) -> Prefix:
    """A prefix of all that a pattern may match which cannot be read: its whole static segments."""
    found = None if "|" in regex else _STATIC_BEGINNING.match(regex)
    return tuple(found[1].encode().split(b"/")[:-1]) if found else ()


def _upstreams(
    owners: Mapping[str, str], diverted: frozenset[str], addresses: Mapping[str, str]
) -> tuple[Upstream, ...]:
    """The monolith and the services that are out. Ports depend on all services, so they stay the same in each step."""
    names = [MONOLITH, *sorted({*owners.values(), *diverted} - {MONOLITH})]
    return tuple(
        Upstream(name, addresses.get(name, f"127.0.0.1:{FIRST_PORT + number}"))
        for number, name in enumerate(names)
        if name == MONOLITH or name in diverted
    )
