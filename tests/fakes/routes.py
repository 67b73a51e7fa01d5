"""Route tables for tests, written as one line for each route."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.gateway import build_route_model
from decomposer.model import Location, Route, RouteModel, route_key

Row = tuple[str, str, str]
"""`METHOD pattern`, regex (empty when the pattern is one), owner."""


def make_route(
    key: str, regex: str = "", order: int = 0, framework: str = "flask", *, is_prefix: bool = False
) -> Route:
    """A route from its key; the regex is the pattern when not given."""
    method, _, pattern = key.partition(" ")
    return Route(
        method=method,
        pattern=pattern,
        regex=regex or pattern,
        handler="shop.views.handler",
        location=Location("shop/urls.py", order + 1),
        order=order,
        framework=framework,
        is_prefix=is_prefix,
    )


def make_model(rows: Iterable[Row], diverted: Iterable[str], framework: str = "flask") -> RouteModel:
    """The route model of a table; a key that ends in `...` is a mounted application."""
    routes: list[Route] = []
    owners: dict[str, str] = {}
    for order, (key, regex, owner) in enumerate(rows):
        name = key.removesuffix("...")
        route = make_route(name, regex, order, framework, is_prefix=name != key)
        routes.append(route)
        owners[route_key(route)] = owner
    return build_route_model(routes, owners, frozenset(diverted))
