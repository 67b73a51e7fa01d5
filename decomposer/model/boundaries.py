"""The accepted boundaries: which service owns which unit, table, route and task."""

from __future__ import annotations

import hashlib

import msgspec
from msgspec import Struct


class ServiceMap(Struct, frozen=True, gc=False):
    """Owner of everything. A unit, table, route (`METHOD pattern`) or task that is not a key stays in the monolith.

    `services` is sorted. Units of the shared kernel are in `shared_kernel`, not in `units`. `paths` are the dotted
    paths as they were claimed, each with its service, those of the shared kernel with an empty name.
    """

    services: tuple[str, ...]
    units: dict[str, str]
    tables: dict[str, str]
    routes: dict[str, str]
    tasks: dict[str, str]
    shared_kernel: frozenset[str]
    paths: dict[str, str] = {}


class BoundaryPart(Struct, frozen=True, gc=False):
    """A file that was read into boundaries, and the lines of the whole text before its first one."""

    path: str
    before: int


def digest_of(services: ServiceMap) -> str:
    """What the claims are, as one word: the same for each order of them, and whatever code there is below them."""
    claims = (services.services, services.paths, services.tables, services.routes, services.tasks)
    return hashlib.sha256(msgspec.json.encode(claims, order="deterministic")).hexdigest()
