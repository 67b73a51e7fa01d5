"""A proposal as a file that people can read and edit."""

from __future__ import annotations

from collections.abc import Iterable

import tomlkit
from tomlkit.items import Array, Table

from decomposer.model.graph import DependencyGraph
from decomposer.model.proposal import Proposal, Service
from decomposer.model.unread import unread_modules

from .claims import around, shortest_claims
from .contract import CHECK
from .editing import SHARED_HEADING, Document, heading

SCHEMA_VERSION = 1

HEADER = """\
Boundaries of the services. This file is yours: edit it, comment it, keep it under version control.
A run wrote it, from a proposal; once you have edited it, every later run reads it and never changes it.

owns    dotted paths: a module or package with everything below it, or one class or function.
        The longest path wins, so a single definition can leave a module that another service owns.
tables  tables that only this service may write.
routes  "METHOD /path/", as in the list of routes.
tasks   names of queue tasks and commands.
pins    paths that stay in this service in every proposal; seeds = paths it grows from; frozen = true: nothing joins
        or leaves it. [constraints] has together, apart, forbidden and services = "8..14". See docs/boundaries.md.

[shared] is code that becomes a library: it owns no data. What no service claims stays in the monolith.
[check] unread are modules below claimed paths whose files cannot be read: nobody knows what they do.
To move something, move its line. To rename a service, change its heading. To drop a service, delete it.\
"""


def write_boundaries(graph: DependencyGraph, proposal: Proposal) -> str:
    """The text of boundaries.toml for a proposal: lists sorted, one line per entry, paths as short as possible."""
    document = tomlkit.document()
    for line in HEADER.splitlines():
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document.add("schema_version", tomlkit.item(SCHEMA_VERSION))
    owns = _paths_by_owner(proposal, graph)
    services = tomlkit.table(is_super_table=True)
    for service in sorted(proposal.services, key=lambda service: service.name):
        services.append(service.name, _service_table(service, owns.get(service.name, [])))
    if proposal.services:
        document.add("services", services)
    document.add("shared", _list_table("owns", owns.get(None, [])))
    if unread := _claimed_unread(owns, graph):
        document.add(CHECK, _list_table("unread", unread))
    return tomlkit.dumps(document)


def _paths_by_owner(proposal: Proposal, graph: DependencyGraph) -> dict[str | None, list[str]]:
    """The claimed paths of each service, and of the shared kernel under None."""
    owners: dict[str, str | None] = {unit: service.name for service in proposal.services for unit in service.units}
    owners |= dict.fromkeys(proposal.shared_kernel)
    paths: dict[str | None, list[str]] = {}
    for path, owner in shortest_claims(owners, (unit.id for unit in graph.units)).items():
        paths.setdefault(owner, []).append(path)
    return paths


def _service_table(service: Service, owns: list[str]) -> Table:
    table = tomlkit.table()
    lists = {"owns": owns, "tables": service.tables, "routes": service.routes, "tasks": service.tasks}
    for key, names in lists.items():
        if names or key == "owns":
            table.add(key, _lines(names))
    return table


def _claimed_unread(owns: dict[str | None, list[str]], graph: DependencyGraph) -> list[str]:
    """Modules below claimed paths whose files cannot be read: who takes the proposal knows that."""
    claimed = {path for paths in owns.values() for path in paths}
    found = (
        next((name for name in names if not claimed.isdisjoint(around(name))), "")
        for names in unread_modules(graph.program).values()
    )
    return sorted(filter(None, found))


def _list_table(key: str, names: Iterable[str]) -> Table:
    table = tomlkit.table()
    table.add(key, _lines(names))
    return table


def _lines(names: Iterable[str]) -> Array:
    array = tomlkit.array()
    array.extend(sorted(names))
    return array.multiline(multiline=True)


def rewrite_boundaries(text: str, graph: DependencyGraph, proposal: Proposal) -> str:
    """A boundary file with a proposal in place of its cut; constraints, what is held and most comments stay.

    Services that are not proposed any more are dropped, new ones added at the end.
    """
    document, owns = Document(text), _paths_by_owner(proposal, graph)
    proposed = {service.name: service for service in proposal.services}
    for name in document.services():
        if name not in proposed:
            document.drop(heading(name))
    for name, service in sorted(proposed.items()):
        document.put(heading(name), "owns", sorted(owns.get(name, [])))
        for key, names in (("tables", service.tables), ("routes", service.routes), ("tasks", service.tasks)):
            document.put(heading(name), key, names)
    document.put(SHARED_HEADING, "owns", sorted(owns.get(None, [])))
    document.put((CHECK,), "unread", _claimed_unread(owns, graph))
    return document.text
