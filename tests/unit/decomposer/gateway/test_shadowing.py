"""Routes that no request reaches."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from analyzers.program import Location, Route
from decomposer.gateway import find_shadowed
from decomposer.gateway.patterns import below, includes, read_pattern


def route(order: int, method: str, regex: str, framework: str = "django", handler: str = "") -> Route:
    """A route of its own line and, if not said otherwise, with code of its own."""
    location = Location("shop/urls.py", order + 1)
    return Route(method, regex, regex, handler or f"shop.views.v{order}", location, order, framework)


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("/a/[^/]+/", "/a/new/", True),
        ("/a/[^/]+/", "/a/[0-9]+/", True),
        ("/a/[0-9]+/", "/a/[^/]+/", False),
        ("/a/[^/]+/", "/a/b/c/", False),
        ("/a/.*", "/a/b/c/", True),
        ("/a/[a-z0-9]{2,8}/", "/a/[0-9]{4}/", True),
        ("/a/[a-z0-9]{2,8}/", "/a/[0-9]{9}/", False),
        ("/a/(?:b|c)/?", "/a/c", True),
        ("/a/(?:b|c)/?", "/a/d", False),
        ("/(?!new)[^/]+/", "/old/", False),
    ],
)
def test_inclusion(wide: str, narrow: str, expected: bool) -> None:  # a case
    """Whether each path of one is a path of the other; what cannot be compared is not included."""
    assert includes(read_pattern(wide), read_pattern(narrow)) is expected


def test_inclusion_below_a_prefix() -> None:
    """A prefix ends where a segment does."""
    prefix = below(read_pattern("/a"))
    assert includes(prefix, read_pattern("/a/b/[^/]+"))
    assert not includes(prefix, read_pattern("/ab"))


def test_django_takes_the_first_path() -> None:
    """Whatever the method; the later one is hidden if the earlier one has all its paths."""
    first, second = route(0, "POST", "/orders/[^/]+/"), route(1, "GET", "/orders/new/")
    assert find_shadowed([second, first]) == [(second, first)]
    assert find_shadowed([route(0, "GET", "/orders/new/"), route(1, "GET", "/orders/[^/]+/")]) == []


def test_others_ask_for_the_method_too() -> None:
    """FastAPI goes on to a route with the method; any method hides all."""
    first, second = route(0, "POST", "/orders/[^/]+", "fastapi"), route(1, "GET", "/orders/new", "fastapi")
    assert find_shadowed([first, second]) == []
    assert find_shadowed([replace(first, method="*"), second]) == [(second, replace(first, method="*"))]
    assert find_shadowed([replace(first, method="GET"), second]) == [(second, replace(first, method="GET"))]


def test_a_mounted_application_takes_all_below() -> None:
    """A prefix without a path of its own hides whatever comes later."""
    mounted, later = replace(route(0, "*", "", "fastapi"), is_prefix=True), route(1, "GET", "/health", "fastapi")
    assert find_shadowed([mounted, later]) == [(later, mounted)]
    assert find_shadowed([later, replace(mounted, order=2)]) == []


def test_what_is_no_loss() -> None:
    """The same code twice, one line with several methods, what is not sure, other frameworks."""
    one = route(0, "GET", "/orders/[^/]+/")
    assert find_shadowed([one, route(1, "GET", "/orders/new/", handler=one.handler)]) == []
    assert find_shadowed([one, replace(one, method="POST", handler="shop.views.other")]) == []
    assert find_shadowed([one, replace(route(1, "GET", "/orders/new/"), confidence="likely")]) == []
    assert find_shadowed([one, route(1, "GET", "/orders/new/", "flask")]) == []
    again = route(2, "GET", "/orders/new/", handler="shop.views.v1")
    assert (
        find_shadowed(
            [route(0, "GET", "/orders/new/", handler="shop.views.v1"), route(1, "GET", "/orders/[^/]+/"), again]
        )
        == []
    )
