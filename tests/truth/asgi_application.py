"""Boots small FastAPI and Starlette programs and prints what they themselves say about their routes.

Reads jobs as JSON from standard input, `[{folder, application, requests, paths}]`; writes per job a record `Answer`.
Each program runs in a process of its own.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

import fastapi.routing
import httpx
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Host, Match, Mount, Route, Router, WebSocketRoute

from tests.truth.injected_calls import InjectedCalls, name_of_callable
from tests.truth.jobs import answer_jobs

_PER_METHOD = ("get", "post", "put", "patch", "delete", "head", "options")
_NO_SUCH_PATH = 404


class Job(TypedDict):
    """A program: its folder, `module:attribute` of the application, and requests such as `POST /a {"x": 1}`."""

    folder: str
    application: str
    requests: list[str]
    paths: dict[str, str | None]


class Answer(TypedDict):
    """What the application says. A route is method, pattern and handler; `via` are calls that the libraries make."""

    routes: list[tuple[str, str, str]]
    middleware: list[tuple[str, str]]
    url_names: dict[str, list[str]]
    resolved: dict[str, str | None]
    via: list[tuple[str, str]]


def answer(job: Job) -> Answer:
    """Boot one program and ask it."""
    sys.path.insert(0, job["folder"])
    module, _, attribute = job["application"].partition(":")
    application: Starlette = getattr(importlib.import_module(module), attribute)
    found = list(routes(application.routes))
    names: dict[str, set[str]] = {}
    for _, _, handler, name in found:
        names.setdefault(name, set()).add(handler)
    calls = InjectedCalls(Path(job["folder"]))
    if job["requests"]:
        asyncio.run(_requested(application, job["requests"], calls))
    return {
        "routes": list(dict.fromkeys((method, path, handler) for method, path, handler, _ in found)),
        "middleware": [(name, name) for name in map(_middleware_name, application.user_middleware)],
        "url_names": {name: sorted(names[name]) for name in sorted(names) if name},
        "resolved": {path: _resolved(application.routes, path) for path in job["paths"]},
        "via": calls.seen(),
    }


# Routes


def routes(listed: Sequence[BaseRoute], prefix: str = "", names: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Method, pattern, handler and name of each route, in the order in which they are tried.

    HEAD is not listed where GET is; a web socket begins as a GET.
    """
    for route, path, name in _flat(listed):
        if isinstance(route, Mount | Host):
            below = prefix + (path if isinstance(route, Mount) else "")
            if isinstance(route.app, Starlette | Router):
                yield from routes(route.app.routes, below, f"{names}{name}:" if name else names)
            else:
                yield "*", below, name_of_callable(route.app), names + (name or below.rpartition("/")[2])
        else:
            yield from ((method, prefix + path, one, names + name) for method, one in _answers(route))


def _flat(listed: Sequence[BaseRoute]) -> Iterator[tuple[BaseRoute, str, str]]:
    """Routes with their paths; those of included routers below their prefixes."""
    for one in fastapi.routing.iter_route_contexts(listed):
        route = one.original_route
        path = "" if isinstance(route, Host) else one.path
        yield route, path or "", one.name or ""


def _answers(route: BaseRoute) -> Iterator[tuple[str, str]]:
    if isinstance(route, WebSocketRoute):
        yield "GET", name_of_callable(route.endpoint)
    elif isinstance(route, Route) and inspect.isclass(route.endpoint) and issubclass(route.endpoint, HTTPEndpoint):
        for method in _PER_METHOD:
            found = getattr(route.endpoint, method, None)
            if found is not None and (route.methods is None or method.upper() in route.methods):
                yield method.upper(), name_of_callable(found)
    elif isinstance(route, Route):
        methods = sorted(route.methods or ["*"])
        name = name_of_callable(route.endpoint)
        yield from ((one, name) for one in methods if one != "HEAD" or "GET" not in methods)


def _resolved(listed: Sequence[BaseRoute], path: str) -> str | None:
    """What answers a GET of a path."""
    scope = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    plain = [route for route in listed if isinstance(route, Route)]
    fitting = (route for route in plain if route.matches(dict(scope))[0] is Match.FULL)
    return next((name_of_callable(route.endpoint) for route in fitting), None)


def _middleware_name(one: Middleware) -> str:
    """What was given: a class, or a function for the class that calls one."""
    return name_of_callable(one.kwargs.get("dispatch") or one.cls)


# Requests


async def _requested(application: Starlette, requests: list[str], calls: InjectedCalls) -> None:
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://case") as client:
        for request in requests:
            method, path, body = f"{request}  ".split(" ", 2)
            with calls:
                response = await client.request(
                    method, path, content=body.strip() or None, headers={"content-type": "application/json"}
                )
            assert response.status_code < _NO_SUCH_PATH, (request, response.status_code, response.text)


if __name__ == "__main__":
    answer_jobs(answer)
