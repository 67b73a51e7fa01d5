"""What aiohttp, Tornado and Pyramid say about the routes of small programs.

Reads jobs as JSON from standard input, `[{folder}]`; writes per job the list of its routes: method, pattern, handler. A
program is the `app` of its module `application`, and runs in a process of its own.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator

from tests.truth.jobs import answer_jobs

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
Row = tuple[str, str, str]


def answer(job: dict[str, str]) -> list[Row]:
    """Boot one program and ask what it is made with."""
    sys.path.insert(0, job["folder"])
    app = importlib.import_module("application").app
    asked = {"aiohttp": _of_aiohttp, "tornado": _of_tornado, "pyramid": _of_pyramid}
    names = [cls.__module__.partition(".")[0] for cls in type(app).__mro__]
    return sorted(set(next(asked[name] for name in names if name in asked)(app)))


def _of_aiohttp(app: object) -> Iterator[Row]:
    from aiohttp import web

    assert isinstance(app, web.Application)
    for route in app.router.routes():
        path = route.resource.canonical if route.resource is not None else ""
        if isinstance(route.handler, type) and issubclass(route.handler, web.View):
            yield from _methods(route.handler, path)
        elif route.method != "HEAD" or not _answers_get(app, path):
            yield route.method, path, _name(route.handler)


def _answers_get(app: object, path: str) -> bool:
    from aiohttp import web

    assert isinstance(app, web.Application)
    return any(
        r.method == "GET" and r.resource is not None and r.resource.canonical == path for r in app.router.routes()
    )


def _methods(cls: type, path: str) -> Iterator[Row]:
    for method in _METHODS:
        found = getattr(cls, method.lower(), None)
        if found is not None:
            yield method, path, _name(found)


def _of_tornado(app: object) -> Iterator[Row]:
    from tornado.web import Application, RequestHandler

    assert isinstance(app, Application)
    groups = [*app.default_router.rules, *app.wildcard_router.rules]
    routers = [group.target for group in groups if hasattr(group.target, "rules")]
    for rule in [*app.wildcard_router.rules, *(rule for router in routers for rule in router.rules)]:
        pattern = getattr(rule.matcher, "regex", None)
        if pattern is not None and not hasattr(rule.target, "rules"):
            shown = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", pattern.pattern.removesuffix("$"))
            own = {m.lower(): getattr(rule.target, m.lower()) for m in _METHODS}
            unlike = {name: f for name, f in own.items() if f is not getattr(RequestHandler, name)}
            yield from ((name.upper(), shown, _name(function)) for name, function in unlike.items())


def _of_pyramid(app: object) -> Iterator[Row]:
    from pyramid.router import Router

    assert isinstance(app, Router)
    views = [entry["introspectable"] for entry in app.registry.introspector.get_category("views")]
    mapper = app.registry.introspector.get_category("routes")
    for route in (entry["introspectable"] for entry in mapper):
        for view in (one for one in views if one["route_name"] == route["name"]):
            of_route, of_view = (set(_listed(one["request_methods"])) for one in (route, view))
            both = of_route & of_view if of_route and of_view else of_route or of_view or {"*"}
            function = getattr(view["callable"], view["attr"]) if view["attr"] else view["callable"]
            for method in both - ({"HEAD"} if "GET" in both else set()):
                pattern = route["pattern"]
                yield method, pattern if pattern.startswith("/") else f"/{pattern}", _name(function)


def _listed(methods: object) -> tuple[str, ...]:
    return (methods,) if isinstance(methods, str) else tuple(methods) if isinstance(methods, tuple | list) else ()


def _name(handler: object) -> str:
    return f"{handler.__module__}.{handler.__qualname__}".replace(".<locals>", "")  # type: ignore[attr-defined]


if __name__ == "__main__":
    answer_jobs(answer)
