"""What people do to a boundary file: move, merge, split, rename and pin, each a change of its text.

A change that breaks a constraint which was kept before is refused with the line of the constraint; so is one that
concerns a frozen service. Data goes with code: tables, routes and tasks of units that change their service follow them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from decomposer.errors import ConfigError, InputError
from decomposer.model import route_key
from decomposer.model.boundaries import ServiceMap
from decomposer.model.constraints import SHARED
from decomposer.model.graph import DependencyGraph

from .claims import around, owner_of, shortest_claims
from .contradictions import find_breaches, refusal
from .editing import SHARED_HEADING, Document, heading
from .file import RESERVED, Entry, open_file
from .places import Keys
from .reading import CLAIMS, Decisions, read_decisions
from .source import hint

KERNEL_NAME = "shared"
"""How people call the shared kernel, if no service has this name."""

SERVICE_LISTS = (*CLAIMS, "tables", "routes", "tasks", "expose", "settings")


class Changed(Struct, frozen=True, gc=False):
    """A changed file, and what it decides now."""

    text: str
    decisions: Decisions


class BoundaryEdit:
    """One change of a file that describes a cut of a graph."""

    def __init__(self, text: str, graph: DependencyGraph, path: str = "boundaries.toml") -> None:
        """Raises ConfigError for a file that cannot be read; it may break its constraints, and name what is gone."""
        self.graph, self._path = graph, path
        self._file = open_file(text, path)
        self.before = read_decisions(text, graph, path, lenient=True)
        self._document = Document(text)
        self._renamed: dict[str, str] = {}
        self._below: dict[str, set[str]] = {one.name: set() for one in graph.program.modules if one.role == "code"}
        for unit in graph.units:
            for name in around(unit.id):
                self._below.setdefault(name, set()).add(unit.id)

    def units_of(self, service: str) -> list[str]:
        """What the service has. Raises InputError if there is none of that name."""
        return sorted(_units_of(self.before.services, self._existing(service)))

    def move(self, paths: Iterable[str], service: str) -> Changed:
        """Give all units below some paths to a service, which is made if there is none, or to the shared kernel."""
        target = self._target(service)
        for path in paths:
            self._give(self._known(path), target)
        return self._finished()

    def merge(self, one: str, other: str, into: str | None = None) -> Changed:
        """Give all that a service has to another one, which may get another name."""
        self._existing(one)
        if self._existing(other) == one:
            raise InputError(f"{one!r} is both services: name two")
        self._check_melting((one, other))
        for key in SERVICE_LISTS:
            names = self._document.names(heading(other), key)
            moved = [(name, self._document.discard(heading(other), key, name)) for name in names]
            self._document.add(heading(one), key, moved)
        self._document.drop(heading(other))
        self._renamed = {other: into or one}
        if into and into not in (one, other):
            return self.rename(one, into)
        if into == other:
            self._rename(one, other)
        return self._finished()

    def split(self, service: str, leaving: Collection[str], into: str) -> Changed:
        """Give some units of a service to a new one."""
        self._existing(service)
        self._check_new(into)
        self._check_melting((service,))
        mine = {unit for unit, owner in self.before.services.units.items() if owner == service}
        units = {unit for unit in mine if any(path in around(unit) for path in map(self._known, leaving))}
        if not units or units == mine:
            raise InputError(f"{'all' if units else 'none'} of {service!r} would leave: name a part of its code")
        owners: dict[str, str] = {**self.before.services.units, **dict.fromkeys(units, into)}
        owners |= dict.fromkeys(self.before.services.shared_kernel, SHARED)
        claims = shortest_claims(owners, (unit.id for unit in self.graph.units))
        for path in (path for path, owner in claims.items() if owner == into):
            self._give(path, into)
        return self._finished()

    def rename(self, service: str, name: str) -> Changed:
        """Call a service by another name."""
        self._existing(service)
        self._check_new(name)
        self._rename(service, name)
        return self._finished()

    def pin(self, path: str, service: str | None = None) -> Changed:
        """Let all units below a path stay where they are in every proposal, or in the service to which they go."""
        path = self._known(path)
        if service is not None:
            self._give(path, self._target(service))
        owners = self._owners_below(path)
        if len(owners) != 1:
            there = ", ".join(repr(name or KERNEL_NAME) for name in sorted(owners)) or "no service"
            raise InputError(f"{path!r} is in {there}: say in which service it is to be")
        self._document.add(_where(owners.pop()), "pins", [(path, "")])
        return self._finished()

    def update(self, services: ServiceMap) -> Changed:
        """Make this the cut, and name nothing any more that is gone."""
        before = self.before.services
        for entry in self.before.gone:
            if entry.keys[0] != "constraints":
                self._document.discard(entry.keys[:-1], entry.keys[-1], entry.name)
        owners = {**services.units, **dict.fromkeys(services.shared_kernel, SHARED)}
        known = {**before.units, **dict.fromkeys(before.shared_kernel, SHARED)}
        claims = shortest_claims(owners, (unit.id for unit in self.graph.units))
        changed = {unit for unit, owner in owners.items() if known.get(unit) != owner}
        for path, owner in claims.items():
            below = self._below[path]
            for one in [path] if below <= changed else sorted(below & changed):
                self._give(one, owner)
        return self._finished()

    def _give(self, path: str, target: str) -> None:
        """Let a path belong to a service, and nothing below it to another one."""
        units = self._below[path]
        if units and self._owners_below(path) == {target}:
            return
        comment = ""
        for entry in self._claims_below(path):
            if entry.owner == target:
                continue
            if entry.keys[-1] != "owns":
                raise ConfigError(self._path, entry.line, self._stays(entry.name, entry.owner, entry.keys[-1]))
            said = self._document.discard(entry.keys[:-1], "owns", entry.name)
            comment = said if entry.name == path else comment
        if self._owners_below(path) != {target}:
            self._document.add(_where(target), "owns", [(path, comment)])
        if target != SHARED:
            self._take_along(units, target)

    def _stays(self, name: str, owner: str, key: str) -> str:
        what = {"pins": "pinned to", "seeds": "a seed of"}[key]
        return f"{name!r} is {what} {owner or KERNEL_NAME!r}: remove it there first"

    def _claims_below(self, path: str) -> list[Entry]:
        """What the file, as it is on the disk, claims at a path or below it, if it still does."""
        entries = (entry for key in CLAIMS for entry in self._file.entries(key) if path in around(entry.name))
        return [one for one in entries if one.name in self._document.names(one.keys[:-1], one.keys[-1])]

    def _take_along(self, units: Collection[str], target: str) -> None:
        """Tables, routes and tasks of units follow them, unless people gave them to somebody else."""
        program, unit_of, before = self.graph.program, self.graph.unit_of, self.before.services
        homes = (
            ("tables", before.tables, self.graph.tables),
            ("routes", before.routes, {route_key(one): unit_of.get(one.handler, "") for one in program.routes}),
            ("tasks", before.tasks, {one.name: unit_of.get(one.function, "") for one in program.tasks}),
        )
        for key, owners, unit_for in homes:
            for name, unit in sorted(unit_for.items()):
                owner = owners.get(name)
                if unit not in units or owner != before.units.get(unit) or owner == target:
                    continue
                comment = ""
                if owner is not None and name in self._document.names(heading(owner), key):
                    comment = self._document.discard(heading(owner), key, name)
                self._document.add(heading(target), key, [(name, comment)])

    def _owners_below(self, path: str) -> set[str]:
        claims = {name: service for service in self._document.services() for name in self._claimed(heading(service))}
        claims |= dict.fromkeys(self._claimed(SHARED_HEADING), SHARED)
        owners = {owner_of(unit, claims, "monolith") for unit in self._below[path]}
        return owners - {"monolith"} if owners == {"monolith"} else owners

    def _claimed(self, where: Keys) -> list[str]:
        return [name for key in CLAIMS for name in self._document.names(where, key)]

    def _target(self, service: str) -> str:
        if service in self._document.services():
            return service
        if service == KERNEL_NAME:
            return SHARED
        self._check_new(service)
        return service

    def _existing(self, service: str) -> str:
        known = self._document.services()
        if service not in known:
            raise InputError(f"{self._path} has no service {service!r}{hint(service, known)}")
        return service

    def _check_new(self, name: str) -> None:
        if name in RESERVED or name in self._document.services():
            raise InputError(
                f"a service cannot be called {name!r}" + (": there is one" if name not in RESERVED else "")
            )

    def _known(self, path: str) -> str:
        if path not in self._below:
            whole = self.graph.unit_of.get(path)
            part = f"{path!r} is a part of {whole!r}, which moves as a whole"
            raise InputError(f"unknown path {path!r}{hint(path, self._below)}" if whole is None else part)
        return path

    def _check_melting(self, services: Iterable[str]) -> None:
        for service in services:
            if service in (frozen := self._file.frozen()):
                raise self._is_frozen(service, frozen[service])

    def _is_frozen(self, service: str, line: int | None) -> ConfigError:
        return ConfigError(self._path, line, f"{service!r} is frozen: nothing joins or leaves it")

    def _finished(self) -> Changed:
        """The new file. Raises ConfigError if it breaks what the old one kept."""
        text = self._document.text
        after = read_decisions(text, self.graph, self._path)
        for service, line in self._file.frozen().items():
            name = self._renamed.get(service, service)
            if _units_of(self.before.services, service) != _units_of(after.services, name):
                raise self._is_frozen(service, line)
        old = {problem for problem, _ in find_breaches(self.before.services, self.before.constraints, {})}
        new = list(find_breaches(after.services, self.before.constraints, {}))
        if len(new) > len(old):
            problem, lines = next((one for one in new if one[0] not in old), new[0])
            raise refusal(self._path, problem, lines)
        return Changed(text, after)

    def _rename(self, service: str, name: str) -> None:
        self._renamed |= {service: name}
        self._document.rename(service, name)


def _where(service: str) -> Keys:
    return SHARED_HEADING if service == SHARED else heading(service)


def _units_of(services: ServiceMap, name: str) -> set[str]:
    return {unit for unit, owner in services.units.items() if owner == name}
