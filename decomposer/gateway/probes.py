"""RouteModel -> a table of requests that try it, with the upstream that must get each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from decomposer.model import GatewayRoute, RouteModel

from .interpreter import Interpreter
from .patterns import read_pattern, sample

FOREIGN_METHOD = "DELETE"
"""Stands for the methods that a route does not have."""


class Probe(Struct, frozen=True, order=True, gc=False):
    """A request as a client sends it. `upstream` is None for one that the gateway must refuse."""

    method: str
    target: str
    upstream: str | None


def make_probes(model: RouteModel) -> tuple[Probe, ...]:
    """One request for each route and claim, and its neighbours, each once; expected is what the interpreter says."""
    interpreter = Interpreter(model)
    requests = dict.fromkeys(_requests(model))
    return tuple(Probe(method, target, interpreter.choose(method, target)) for method, target in requests)


def _requests(model: RouteModel) -> Iterator[tuple[str, str]]:
    for route in (*model.routes, *model.claims):
        path = sample(read_pattern(route.regex))
        if path is not None and path.startswith(b"/"):
            yield from _around(route, quote(path, safe="/"))
    yield from (("GET", target) for target in ("/", "/no-such-path-here/", "/%00", "/%", "/.."))


def _around(route: GatewayRoute, path: str) -> Iterator[tuple[str, str]]:
    method = "GET" if route.method == "*" else route.method
    yield method, path
    yield FOREIGN_METHOD, path
    yield from ((method, target) for target in _neighbours(path))


def _neighbours(path: str) -> tuple[str, ...]:
    """The same path in other spellings, and paths that only look alike."""
    bare = path.rstrip("/")
    return (
        bare or "/",
        f"{bare}/",
        f"{bare}-archive",
        f"{bare}/no-such-path-below/",
        f"/{path}",
        f"/x/..{path}",
        f"{path}?next=/x/",
        _encode_first_letter(path),
    )


def _encode_first_letter(path: str) -> str:
    return f"/%{ord(path[1]):02x}{path[2:]}" if path[1:2].isalnum() else path
