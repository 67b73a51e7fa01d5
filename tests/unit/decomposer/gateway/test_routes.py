"""From the application's routes to the route model of a step."""

from __future__ import annotations

import time

import pytest

from decomposer.gateway import build_route_model, emit_nginx
from decomposer.model import GatewayRoute, Upstream, route_key
from decomposer.model.gateway import GatewayStep, SkippedRoute
from tests.fakes.routes import Row, make_model, make_route

SHOP: tuple[Row, ...] = (
    ("* /", "", "pages"),
    ("GET /orders/", "", "orders"),
    ("* /orders/<int:pk>/", r"/orders/(?P<pk>[0-9]+)/", "orders"),
    ("* /items/", "", "items"),
    ("* /items/<int:pk>/orders/", r"/items/[0-9]+/orders/", "orders"),
)


def claims(*rows: Row, diverted: str = "orders") -> list[tuple[str, str]]:
    """Patterns and owners of the claims of a table."""
    return [(claim.pattern, claim.upstream) for claim in make_model(rows, diverted.split()).claims]


def test_only_diverted_services_get_their_routes() -> None:
    """A service that is still inside, or that nobody owns, is the monolith's."""
    model = make_model(SHOP, ["orders"])
    assert [(route.pattern, route.upstream) for route in model.routes] == [
        ("/", "monolith"),
        ("/orders/", "orders"),
        ("/orders/<int:pk>/", "orders"),
        ("/items/", "monolith"),
        ("/items/<int:pk>/orders/", "orders"),
    ]
    assert model.default == "monolith"


def test_routes_keep_the_order_of_the_application() -> None:
    """`Route.order` counts, not the order of the program's own list."""
    routes = [make_route("* /b", order=1), make_route("* /a", order=0)]
    assert [route.pattern for route in build_route_model(routes, {}, frozenset()).routes] == ["/a", "/b"]


def test_ports_stay_the_same_in_each_step() -> None:
    """The default address of a service does not depend on which others are out."""
    assert make_model(SHOP, []).upstreams == (Upstream("monolith", "127.0.0.1:8000"),)
    assert make_model(SHOP, ["pages"]).upstreams[1:] == (Upstream("pages", "127.0.0.1:8003"),)
    assert make_model(SHOP, ["pages", "items"]).upstreams[1:] == (
        Upstream("items", "127.0.0.1:8001"),
        Upstream("pages", "127.0.0.1:8003"),
    )


def test_given_addresses_are_used() -> None:
    """A site's own addresses take the place of the default ones."""
    route = make_route("* /a")
    addresses = {"monolith": "10.0.0.1:80", "a": "10.0.0.2:80"}
    model = build_route_model([route], {route_key(route): "a"}, frozenset({"a"}), addresses)
    assert model.upstreams == (Upstream("monolith", "10.0.0.1:80"), Upstream("a", "10.0.0.2:80"))


def test_django_patterns_decide_for_all_methods() -> None:
    """A Django pattern ends the search even when its view refuses the method; Flask goes on looking."""
    rows: tuple[Row, ...] = (("GET /a", "", "orders"), ("POST /a", "", "pages"), ("* /<x>", "/[^/]+", "pages"))
    closed = make_model(rows, ["orders", "pages"], "django").routes
    assert [(route.method, route.upstream) for route in closed] == [
        ("GET", "orders"),
        ("POST", "pages"),
        ("*", "orders"),
        ("*", "pages"),
    ]
    assert len(make_model(rows, ["orders"], "flask").routes) == 3


def test_a_mounted_application_is_a_prefix_without_its_slash() -> None:
    """A mount holds the path itself and all below."""
    (route,) = make_model([("* /admin/...", "", "orders")], ["orders"]).routes
    assert route == GatewayRoute("*", "/admin/", "/admin", is_prefix=True, upstream="orders")


def test_routes_without_a_common_form_are_listed() -> None:
    """What cannot be written for every gateway is skipped with its reason, and its owner named."""
    rows: tuple[Row, ...] = (
        ("* /a", "/(?i)a", "orders"),
        ("* b", "b", "pages"),
        ("get /c", "/c", "orders"),
        ("* /\ud800", "/\ud800", "orders"),
    )
    model = make_model(rows, ["orders"])
    assert model.routes == ()
    assert model.skipped == (
        SkippedRoute("*", "/a", "orders", "a special group"),
        SkippedRoute("*", "b", "monolith", "matches no path"),
        SkippedRoute("get", "/c", "orders", "not an HTTP method"),
        SkippedRoute("*", "/?", "orders", "a control character"),
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SHOP, [("/orders/", "orders")]),
        ([("* /orders/", "", "orders")], []),
        ([("* /api/v1/orders/a", "", "orders"), ("* /api/v1/orders/b", "", "orders")], [("/api/v1/orders/", "orders")]),
        ([("* /api/orders/a", "", "orders"), ("* /api/items/", "", "items")], []),
        ([("* /a/x", "", "orders"), ("* /a/y/z", "", "orders"), ("* /a/", "", "items")], []),
        ([("* /a/<x>", "/a/[0-9]+", "orders"), ("* /<x>/<y>", "/[^/]+/[^/]+", "items")], []),
        ([("* /a/<x>", "/a/[0-9]+", "orders"), ("* /<x>/", "/[^/]+/", "items")], []),
        (
            [("* /a/", "", "orders"), ("* /a/<x>", "/a/.*", "orders"), ("* /<x>/", "/[^/]+/", "items")],
            [("/a/", "orders")],
        ),
        ([("* /<x>/", "/[^/]+/", "items"), ("* /a/", "", "orders"), ("* /a/<x>", "/a/.*", "orders")], []),
        ([("* /a/<x>", "/a/.*", "orders"), ("* /<path>", "/.*", "pages")], []),
        ([("* /a/<x>", "/a/.*", "orders"), ("* /a/b", "/a/(?i)b", "pages")], []),
        ([("* /a/<x>", "/a/.*", "orders"), ("* /a/b", "/a/(?i)b", "orders")], [("/a/", "orders")]),
        ([("* /a/<x>", "/a/.*", "orders"), ("* /b", "/b/(?i)b", "pages")], [("/a/", "orders")]),
        ([("* /a/<x>", "/a/.*", "orders"), ("* /b", r"/a|/b\b", "pages")], []),
        ([("* /a/...", "", "orders")], [("/a/", "orders")]),
        ([("GET /a/", "", "orders"), ("* /a/<x>", "/a/.+", "orders"), ("POST /a/", "", "pages")], []),
    ],
)
def test_claims(rows: list[Row], expected: list[tuple[str, str]]) -> None:
    """A prefix is claimed when one service owns all that can match below it, and never for the monolith."""
    assert claims(*rows) == expected


def test_each_service_claims_its_own() -> None:
    """Two services side by side have a prefix each."""
    rows = [("* /a/<x>", "/a/.*", "one"), ("* /b/<x>", "/b/.*", "two"), ("* /c/<x>", "/c/.*", "three")]
    assert claims(*rows, diverted="one two") == [("/a/", "one"), ("/b/", "two")]


@pytest.mark.parametrize("beginning", ["", "/[a-z]{2}", "/[^/]+/[^/]+"])
def test_large_tables_compile_quickly(beginning: str) -> None:
    """1,500 routes take about a second, also below a language or tenant; the limit leaves room for a busy machine."""
    tails = ["/", "/[0-9]+/", r"/[-\w]+/edit/", "/[^/]+/"]
    rows = [
        (
            f"{('GET', 'POST', '*')[number % 3]} /{number}",
            f"{beginning}/word{number % 60}/act{number % 7}{tails[number % 4]}",
            f"service{number % 8}",
        )
        for number in range(1500)
    ]
    begin = time.perf_counter()
    model = make_model(rows, ["service1", "service2", "service3"])
    emit_nginx(model, GatewayStep(1, "Speed", "nginx.conf"))
    assert time.perf_counter() - begin < 10
