"""The neutral route model: which upstream answers a request; every gateway configuration is made from it."""

from __future__ import annotations

from msgspec import Struct


class GatewayRoute(Struct, frozen=True, gc=False):
    """One route of the application's own table, in its order, with the upstream that answers it.

    `regex` must match the whole path (for `is_prefix`: its beginning, up to a segment end). `method` is `*` for any.
    """

    method: str
    pattern: str
    regex: str
    is_prefix: bool
    upstream: str


class Upstream(Struct, frozen=True, gc=False):
    """A backend: its name and `host:port`."""

    name: str
    address: str


class RouteModel(Struct, frozen=True, gc=False):
    """First matching route wins; a request that matches none goes to `default`, which is the monolith."""

    routes: tuple[GatewayRoute, ...]
    upstreams: tuple[Upstream, ...]
    default: str
