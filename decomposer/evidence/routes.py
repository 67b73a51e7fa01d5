"""Which route of a program answers a request, or is meant by what a framework calls its route."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from decomposer.model import Route

_LONGEST = 2_000
"""A path that is longer is an attack or a mistake."""
_MOST_KNOWN = 100_000
_FIRST = re.compile(r"/((?:[\w-]|\\[.-])+)(?=/)")
"""A first segment that is written out."""
_NESTED = re.compile(r"\((?:\\.|[^()\\])*[*+](?:\\.|[^()\\])*\)(?:[*+]|\{\d*,)")
"""A repetition of a repetition: it can take for ever."""
_PARAMETER = re.compile(r"\(\?P<\w+>(?:\\.|\[[^]]*\]|[^()\\])*\)|<[^>]*>|\{[^}]*\}|:\w+")


_Tried = tuple[re.Pattern[str], Route]


class RouteTable:
    """The routes of a program in the order in which they are tried."""

    def __init__(self, routes: Iterable[Route]) -> None:
        """Routes of operations have no path of their own; a pattern that cannot be tried safely answers nothing."""
        self._known: dict[tuple[str, str], Route | None] = {}
        self._by_segment: dict[str, list[_Tried]] = {}
        self._others: list[_Tried] = []
        self._by_template: dict[str, list[Route]] = {}
        tried = []
        for route in sorted((one for one in routes if not one.operation), key=lambda route: route.order):
            self._by_template.setdefault(_template(route.pattern), []).append(route)
            pattern = _compiled(route)
            if pattern is not None:
                tried.append((_first_segment(route.regex), (pattern, route)))
        self._others = [one for first, one in tried if first is None]
        for segment in {first for first, _ in tried if first is not None}:
            self._by_segment[segment] = [one for first, one in tried if first in (None, segment)]

    def find(self, method: str, target: str) -> Route | None:
        """The first route that answers a path (or URL, with a query or not), or None."""
        path = unquote(_path(target))
        key = method, path
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._search(method, path) if len(path) <= _LONGEST else None
        return self._known[key]

    def _search(self, method: str, path: str) -> Route | None:
        tried = self._by_segment.get(path[1:].partition("/")[0], self._others)
        return next((route for pattern, route in tried if _answers(route, method) and pattern.fullmatch(path)), None)

    def named(self, method: str, template: str) -> Route | None:
        """The route whose pattern a framework gives as its own, whatever it calls the parameters."""
        found = [one for one in self._by_template.get(_template(template), ()) if _answers(one, method)]
        return found[0] if found else None


def _first_segment(regex: str) -> str | None:
    """The first segment of all paths that a pattern matches, where it is written out."""
    found = _FIRST.match(regex)
    return re.sub(r"\\(.)", r"\1", found[1]) if found and "|" not in regex else None


def _answers(route: Route, method: str) -> bool:
    return route.method in ("*", method) or (method == "HEAD" and route.method == "GET")


def _path(target: str) -> str:
    """The path of a request target: of `/a?b`, or of a whole URL."""
    if target.startswith("/"):
        return re.split(r"[?#]", target, maxsplit=1)[0]
    try:
        return urlsplit(target).path or "/"
    except ValueError:
        return target


def _compiled(route: Route) -> re.Pattern[str] | None:
    if _NESTED.search(route.regex):
        return None
    try:
        return re.compile(f"(?:{route.regex})(?:(?<=/).*|/.*)?" if route.is_prefix else route.regex)
    except (re.error, OverflowError, RecursionError):
        return None


def _template(pattern: str) -> str:
    """`^orders/(?P<pk>[0-9]+)/$`, `/orders/{id}/` and `orders/<int:pk>/` are `/orders/<>/`."""
    return "/" + _PARAMETER.sub("<>", pattern).strip("^$").removesuffix("\\Z").replace("\\", "").lstrip("/")
