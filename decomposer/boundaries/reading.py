"""boundaries.toml as people edited it. Everything that cannot be meant is an error with its line."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from decomposer.model import route_key
from decomposer.model.boundaries import ServiceMap
from decomposer.model.graph import DependencyGraph

from .claims import around, owner_of
from .places import Keys
from .source import Source, TomlTable, hint
from .writing import SCHEMA_VERSION

KERNEL = ""
"""The owner of what `[shared]` claims."""

RESERVED = frozenset({KERNEL, "monolith"})
"""What no service can be called: nobody, and what is left."""

TOP_KEYS = ("schema_version", "services", "shared")
SERVICE_KEYS = ("owns", "tables", "routes", "tasks")
SHARED_KEYS = ("owns",)


def read_boundaries(text: str, graph: DependencyGraph, path: str = "boundaries.toml") -> ServiceMap:
    """The service map that the text describes; `path` is for messages.

    Raises ConfigError with file, line and problem: not TOML, an unknown key, a wrong type, something claimed twice,
    or a name that the program does not have.
    """
    source = Source(text, path)
    document = source.parse()
    source.check_keys(document, TOP_KEYS)
    _check_version(source, document)
    services = _services(source, document)
    shared = source.table(document, "shared")
    source.check_keys(shared, SHARED_KEYS, "shared")
    paths = _claims(source, services, "owns")
    paths += [_Claim(name, KERNEL, ("shared", "owns")) for name in source.names(shared, "shared", "owns")]
    owners = _owners_of_units(source, paths, graph)
    program = graph.program
    tables = {table.name for table in program.tables} | {access.table for access in program.accesses}
    routes = {route_key(route) for route in program.routes}
    return ServiceMap(
        services=tuple(sorted(services)),
        units={unit: owner for unit, owner in owners.items() if owner != KERNEL},
        tables=_owners(source, _claims(source, services, "tables"), tables, "table"),
        routes=_owners(source, _claims(source, services, "routes"), routes, "route"),
        tasks=_owners(source, _claims(source, services, "tasks"), {task.name for task in program.tasks}, "task"),
        shared_kernel=frozenset(unit for unit, owner in owners.items() if owner == KERNEL),
    )


class _Claim(Struct, frozen=True, gc=False):
    """A name, who claims it, and the list in which it stands."""

    name: str
    owner: str
    keys: Keys


def _check_version(source: Source, document: TomlTable) -> None:
    version = document.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        source.fail(f"`schema_version = {SCHEMA_VERSION}` expected, found {version!r}", ("schema_version",))


def _services(source: Source, document: TomlTable) -> dict[str, TomlTable]:
    found = {}
    services = source.table(document, "services")
    for name in services:
        if name in RESERVED:
            source.fail(f"a service cannot be called {name!r}", ("services", name))
        found[name] = source.table(services, "services", name)
        source.check_keys(found[name], SERVICE_KEYS, "services", name)
    return found


def _claims(source: Source, services: dict[str, TomlTable], key: str) -> list[_Claim]:
    return [
        _Claim(name, service, ("services", service, key))
        for service, table in services.items()
        for name in source.names(table, "services", service, key)
    ]


def _owners(source: Source, claims: list[_Claim], known: Collection[str], noun: str) -> dict[str, str]:
    """The owner of each claimed name, each of them known and claimed once."""
    owners: dict[str, _Claim] = {}
    for claim in claims:
        if claim.name not in known:
            source.fail(f"unknown {noun} {claim.name!r}{hint(claim.name, known)}", claim.keys, claim.name)
        before = owners.setdefault(claim.name, claim)
        if before is not claim:
            owner = f"service {before.owner!r}" if before.owner != KERNEL else "[shared]"
            again = int(before.keys == claim.keys)
            source.fail(f"{noun} {claim.name!r} is claimed twice, first by {owner}", claim.keys, claim.name, again)
    return {name: owners[name].owner for name in sorted(owners)}


def _owners_of_units(source: Source, claims: list[_Claim], graph: DependencyGraph) -> dict[str, str]:
    code = [module.name for module in graph.program.modules if module.role == "code"]
    known = {path for name in (*(unit.id for unit in graph.units), *code) for path in around(name)}
    for claim in claims:
        unit = graph.unit_of.get(claim.name, claim.name)
        if claim.name not in known and unit != claim.name:
            source.fail(f"{claim.name!r} is a part of {unit!r}, which moves as a whole", claim.keys, claim.name)
    owners: dict[str, str | None] = {**_owners(source, claims, known, "path")}
    found = {unit.id: owner_of(unit.id, owners, None) for unit in graph.units}
    return {unit: owner for unit, owner in sorted(found.items()) if owner is not None}
