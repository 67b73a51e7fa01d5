"""What a FastAPI or Starlette application says about its routes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Mount, Route

if TYPE_CHECKING:
    from starlette.applications import Starlette


def routes(app: Starlette) -> Iterator[tuple[str, str, str]]:
    """Method, pattern and handler of each route, those of mounted applications included; no HEAD beside GET.

    What is mounted and has no routes counts as one.
    """
    yield from _routes(app.routes, "")


def _routes(found: list[BaseRoute], prefix: str) -> Iterator[tuple[str, str, str]]:
    for route in found:
        path = prefix + getattr(route, "path", "")
        inner = getattr(route, "routes", None)
        if inner:
            yield from _routes(inner, path)
        elif isinstance(route, Mount):
            yield "*", path or "/", _name(route.app)
        elif isinstance(route, Route):
            methods = set(route.methods or ("*",))
            for method in sorted(methods - ({"HEAD"} if "GET" in methods else set())):
                yield method, path, handler(route)


def handler(route: Route) -> str:
    """The function below its decorators, or class, as Python imports it."""
    return _name(inspect.unwrap(route.endpoint))


def _name(endpoint: object) -> str:
    named = endpoint if hasattr(endpoint, "__qualname__") else type(endpoint)
    return f"{named.__module__}.{named.__qualname__}".replace(".<locals>", "")
