"""What the interpreter answers, case by case."""

from __future__ import annotations

import pytest

from decomposer.gateway import choose, make_probes, normalise
from tests.fakes.routes import Row, make_model


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/orders/?next=/x/../y#z", "/orders/"),
        ("/orders#part", "/orders"),
        ("//orders///7", "/orders/7"),
        ("/%6Frders/%e2%82%ac", "/orders/€"),
        ("/a%2Fb", "/a/b"),
        ("/a/%2e%2E/b", "/b"),
        ("/a/./b/.", "/a/b/"),
        ("/a/b/..", "/a/"),
        ("/a/..", "/"),
        ("/a//../b", "/b"),
        ("/.../..b", "/.../..b"),
        ("/%2541", "/%41"),
        ("/a%3Fb", "/a?b"),
        ("/a b+c", "/a b+c"),
        ("/a%0A", "/a\n"),
        ("/€", "/€"),
    ],
)
def test_paths_are_normalised(target: str, path: str) -> None:
    """Decoded once, slashes merged, dot segments resolved, without query and fragment."""
    assert normalise(target) == path.encode()


@pytest.mark.parametrize(
    "target", ["", "orders", "*", "/..", "/a/../..", "/%2e%2e", "/%", "/%4", "/%zz", "/%00", "/\n", "/\x7f"]
)
def test_broken_paths_are_refused(target: str) -> None:
    """What no gateway passes on has no path."""
    assert normalise(target) is None
    assert choose(make_model([], []), "GET", target) is None


TABLE: tuple[Row, ...] = (
    ("GET /a/<x>", "/a/[^/]+", "one"),
    ("POST /a/<int:x>", "/a/[0-9]+", "two"),
    ("* /a/b/", "", "two"),
    ("PUT /c/", "", "one"),
    ("* /c", "/c", "two"),
    ("* /m/...", "", "one"),
    ("* /m/x", "", "two"),
    ("* /<x>/end/", "/[^/]+/end/", "two"),
)


@pytest.mark.parametrize(
    ("request_line", "upstream"),
    [
        ("GET /a/7", "one"),
        ("HEAD /a/7", "one"),
        ("POST /a/7", "two"),
        ("POST /a/x", "one"),
        ("DELETE /a/7", "one"),
        ("GET /a/b", "one"),
        ("GET /a/b/", "two"),
        ("PUT /c/", "one"),
        ("GET /c/", "one"),
        ("PUT /c", "two"),
        ("GET /m", "one"),
        ("GET /m/x", "one"),
        ("GET /mx", "monolith"),
        ("GET /q/end", "two"),
        ("GET /q/end/?a", "two"),
        ("GET /q/end/x", "monolith"),
    ],
)
def test_first_match_decides(request_line: str, upstream: str) -> None:
    """First the own methods, then the path alone, then the path with a slash added, then the monolith."""
    method, _, target = request_line.partition(" ")
    assert choose(make_model(TABLE, ["one", "two"]), method, target) == upstream


def test_claims_get_what_no_route_knows() -> None:
    """Below a claimed prefix an unknown path is the service's, beside it the monolith's."""
    model = make_model([("* /orders/<x>/", "/orders/[0-9]+/", "orders")], ["orders"])
    answers = {
        target: choose(model, "GET", target) for target in ("/orders", "/orders/", "/orders/x/y", "/orders-old/")
    }
    assert answers == {"/orders": "orders", "/orders/": "orders", "/orders/x/y": "orders", "/orders-old/": "monolith"}


def test_probes_try_each_route_and_its_neighbours() -> None:
    """The table asks for each route in several spellings, for look-alikes and for unknown paths."""
    probes = {(one.method, one.target): one.upstream for one in make_probes(make_model(TABLE[:4], ["one", "two"]))}
    assert probes["GET", "/a/1"] == "one"
    assert probes["POST", "/a/1"] == "two"
    assert probes["DELETE", "/a/1"] == "one"
    assert probes["GET", "/a/1-archive"] == "one"
    assert probes["PUT", "/c-archive"] == "monolith"
    assert probes["PUT", "//c/"] == "one"
    assert probes["PUT", "/x/../c/"] == "one"
    assert probes["PUT", "/%63/"] == "one"
    assert probes["GET", "/no-such-path-here/"] == "monolith"
    assert probes["GET", "/.."] is None
