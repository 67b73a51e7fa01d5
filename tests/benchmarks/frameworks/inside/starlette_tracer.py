"""Records what a FastAPI or Starlette program does while its own tests run: calls, requests, queries; routes, tables.

It is a pytest plugin beside `call_tracer`, which records the calls. Routes are those of all applications that answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping

import call_tracer
import jinja_tracer  # noqa: F401  # watches
import noting
import sqlalchemy_tracer
import starlette_routes
from anyio._backends._asyncio import WorkerThread
from starlette.applications import Starlette
from starlette.routing import Route

Scope = MutableMapping[str, object]
Answering = Callable[..., Awaitable[None]]

_asked: set[int] = set()
_routes: set[tuple[str, str, str]] = set()


def _watch_requests() -> None:
    """From the dependencies of a handler to its response, all that runs does so for it; in threads too."""
    handle: Answering = Route.handle
    call: Answering = Starlette.__call__

    async def watched_handle(self: Route, scope: Scope, receive: Answering, send: Answering) -> None:
        with noting.unchanged_occasion():
            noting.begin_request(starlette_routes.handler(self), str(scope["method"]))
            await handle(self, scope, receive, send)

    async def watched_call(self: Starlette, scope: Scope, receive: Answering, send: Answering) -> None:
        # One that is mounted knows only what stands behind its own path.
        if id(self) not in _asked and "app" not in scope:
            _asked.add(id(self))
            _routes.update(starlette_routes.routes(self))
        await call(self, scope, receive, send)

    noting.replace(Route, "handle", watched_handle)
    noting.replace(Starlette, "__call__", watched_call)
    call_tracer.beginnings |= {watched_handle.__code__, WorkerThread.run.__code__}


def pytest_sessionfinish() -> None:
    """Write what was seen and what Starlette and SQLAlchemy say about the program."""
    sqlalchemy_tracer.write(_routes)


_watch_requests()
