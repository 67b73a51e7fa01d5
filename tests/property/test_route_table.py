"""The table of routes finds what trying one route after the other finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from decomposer.evidence.routes import RouteTable
from decomposer.model import Location, Route

SEGMENTS = st.sampled_from(["a", "b", "a-b", r"a\.b", "(?:[ab]+)", "(?:[^/]+)", "(?:.+)", "a|/b", "a?", ""])
PATHS = st.lists(st.sampled_from(["a", "b", "a-b", "a.b", "aab", "axb", ""]), max_size=3)
METHODS = st.sampled_from(["GET", "POST", "*"])
ROUTES = st.lists(st.tuples(METHODS, st.lists(SEGMENTS, max_size=3), st.booleans(), st.booleans()), max_size=6)


@given(ROUTES, PATHS, st.sampled_from(["GET", "POST", "HEAD"]))
def test_table_finds_the_first_route(
    rows: list[tuple[str, list[str], bool, bool]], path: list[str], method: str
) -> None:
    """Buckets of first segments change nothing, nor does what was asked before."""
    routes = []
    for order, (verb, segments, ends_open, is_prefix) in enumerate(rows):
        regex = "/" + "/".join(segments) + "/" * ends_open
        routes.append(Route(verb, regex, regex, str(order), Location("urls.py", 1), order, "x", "", is_prefix))
    target = "/" + "/".join(path)
    expected = next((one for one in routes if _answers(one, method) and _matches(one, target)), None)
    table = RouteTable(reversed(routes))
    assert table.find(method, target) == expected == table.find(method, f"{target}?x=1")


def _answers(route: Route, method: str) -> bool:
    return route.method in {"*", method, "GET" if method == "HEAD" else method}


def _matches(route: Route, path: str) -> bool:
    if re.fullmatch(route.regex, path):
        return True
    cuts = (end for end in range(1, len(path)) if path[end] == "/" or path[end - 1] == "/")
    return route.is_prefix and any(re.fullmatch(route.regex, path[:end]) for end in cuts)
