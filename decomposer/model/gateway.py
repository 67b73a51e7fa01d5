"""The neutral route model: which upstream answers a request; every gateway configuration is made from it."""

from __future__ import annotations

from msgspec import Struct

MONOLITH = "monolith"
"""Name of the upstream that answers everything that has not left yet."""


class GatewayRoute(Struct, frozen=True, gc=False):
    """One route of the application's own table, in its order, with the upstream that answers it.

    `regex` must match the whole path (for `is_prefix`: its beginning, up to a segment end). `method` is `*` for any.
    It is written in the dialect of `decomposer.gateway.patterns`: the same text means the same in every gateway.
    """

    method: str
    pattern: str
    regex: str
    is_prefix: bool
    upstream: str


class SkippedRoute(Struct, frozen=True, gc=False):
    """A route that a gateway cannot tell apart; its requests go where unknown paths go. `owner` should get them."""

    method: str
    pattern: str
    owner: str
    reason: str


class Upstream(Struct, frozen=True, gc=False):
    """A backend: its name and `host:port`."""

    name: str
    address: str


class RouteModel(Struct, frozen=True, gc=False):
    """First matching route wins; what matches none goes to the owner of its prefix in `claims`, else to `default`.

    A claim is a static prefix below which every route belongs to one service that has left the monolith.
    `decomposer.gateway.interpreter` is the exact meaning.
    """

    routes: tuple[GatewayRoute, ...]
    upstreams: tuple[Upstream, ...]
    default: str
    claims: tuple[GatewayRoute, ...] = ()
    skipped: tuple[SkippedRoute, ...] = ()


class RoutesDocument(RouteModel, frozen=True, gc=False, kw_only=True):
    """`routes.json` of a step: its route model, and the version of the form."""

    schema_version: int
    step: int
    title: str


class GatewayStep(Struct, frozen=True, gc=False):
    """What a configuration says about itself, where it is written and where the gateway listens.

    `path` is the configuration's, relative to the output folder; each step has a folder of its own.
    """

    number: int
    title: str
    path: str
    listen: str = "127.0.0.1:8080"
    generator: str = "decomposer"

    @property
    def folder(self) -> str:
        """Folder of the step's files, relative to the output folder."""
        return self.path.rpartition("/")[0]
