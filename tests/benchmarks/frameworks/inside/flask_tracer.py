"""Records what a Flask program does while its own tests run: calls, requests and queries; then routes and tables.

It is a pytest plugin beside `call_tracer`, which records the calls. Routes are those of all applications that answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import call_tracer
import flask_routes
import jinja_tracer  # noqa: F401  # watches
import noting
import sqlalchemy_tracer
from flask import Flask, request

_asked: set[int] = set()
_routes: set[tuple[str, str, str]] = set()


def _watch_requests() -> None:
    """From the hooks before a request to those behind it, all that runs does so for its handler."""
    answer: Callable[..., Iterable[bytes]] = Flask.wsgi_app
    dispatch: Callable[..., object] = Flask.full_dispatch_request

    def wsgi_app(self: Flask, environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        if id(self) not in _asked:
            _asked.add(id(self))
            _routes.update(flask_routes.routes(self))
        with noting.unchanged_occasion():
            return answer(self, environ, start)

    def full_dispatch_request(self: Flask, *context: object) -> object:
        rule = request.url_rule
        if rule is not None:
            noting.begin_request(flask_routes.handler(self, rule, request.method), request.method)
        return dispatch(self, *context)

    noting.replace(Flask, "wsgi_app", wsgi_app)
    noting.replace(Flask, "full_dispatch_request", full_dispatch_request)
    call_tracer.beginnings.add(wsgi_app.__code__)


def pytest_sessionfinish() -> None:
    """Write what was seen and what Flask and SQLAlchemy say about the program."""
    sqlalchemy_tracer.write(_routes)


_watch_requests()
