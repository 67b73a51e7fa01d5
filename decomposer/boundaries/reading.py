"""boundaries.toml as people edited it. Everything that cannot be meant is an error with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from decomposer.model import route_key
from decomposer.model.boundaries import ServiceMap
from decomposer.model.constraints import SHARED, Constraints
from decomposer.model.graph import DependencyGraph

from .claims import around, owner_of
from .constraining import Claimed, read_constraints_of
from .contradictions import check_map, check_wishes
from .file import BoundaryFile, Entry, open_file
from .source import hint

CLAIMS = ("owns", "pins", "seeds")
"""Lists of paths that give units to a service; the longest path wins, whichever list it stands in."""


class Decisions(Struct, frozen=True, gc=False):
    """All that a boundary file says: the accepted cut, and what each cut must keep.

    `lines` say where each unit is claimed. The cut is `accepted` if the file says what anything owns. `gone` are names
    in it that the program does not have any more.
    """

    services: ServiceMap
    constraints: Constraints
    lines: dict[str, int]
    accepted: bool
    gone: tuple[Entry, ...] = ()


def read_boundaries(text: str, graph: DependencyGraph, path: str = "boundaries.toml") -> ServiceMap:
    """The service map that the text describes; `path` is for messages.

    Raises ConfigError with file, line and problem: not TOML, an unknown key, a wrong type, something claimed twice,
    a name that the program does not have, constraints that contradict each other, or a cut that breaks one.
    """
    found = read_decisions(text, graph, path)
    check_map(found.services, found.constraints, found.lines, path)
    return found.services


def read_constraints(text: str, graph: DependencyGraph, path: str = "boundaries.toml") -> Constraints:
    """What the text wants of each cut, whether or not its own cut keeps that. Raises ConfigError as above."""
    return read_decisions(text, graph, path).constraints


def read_decisions(
    text: str, graph: DependencyGraph, path: str = "boundaries.toml", *, lenient: bool = False
) -> Decisions:
    """All that the text says, if it can all be had at once; if `lenient`, names that are gone are left out and listed.

    The accepted cut may break what the constraints want. Raises ConfigError as above.
    """
    file = open_file(text, path)
    names = _Names(file, graph, lenient=lenient)
    paths = names.known([entry for key in CLAIMS for entry in file.entries(key)], "path")
    owners = _owners(file, paths, "path")
    itself = {name: name for name in owners}
    found = {unit.id: owner_of(unit.id, itself, "") for unit in graph.units}
    deciding = {unit: claim for unit, claim in sorted(found.items()) if claim}
    claimed = Claimed(file, owners, deciding, names.known)
    constraints = read_constraints_of(claimed, graph)
    check_wishes(constraints, frozenset(unit.id for unit in graph.units), path)
    holders = {unit: owners[claim] for unit, claim in deciding.items()}
    services = ServiceMap(
        services=tuple(sorted(file.services)),
        units={unit: owner for unit, owner in holders.items() if owner != SHARED},
        tables=_owners(file, names.known(file.entries("tables"), "table"), "table"),
        routes=_owners(file, names.known(file.entries("routes"), "route"), "route"),
        tasks=_owners(file, names.known(file.entries("tasks"), "task"), "task"),
        shared_kernel=frozenset(unit for unit, owner in holders.items() if owner == SHARED),
        paths=owners,
    )
    line_of = {entry.name: entry.line for entry in reversed(paths)}
    lines = {unit: line_of[claim] for unit, claim in deciding.items()}
    accepted = any(entry.keys[-1] == "owns" for entry in paths)
    return Decisions(services, constraints, lines, accepted, tuple(sorted(names.gone, key=lambda entry: entry.line)))


class _Names:
    """What the program has, to compare with what the file names."""

    def __init__(self, file: BoundaryFile, graph: DependencyGraph, *, lenient: bool) -> None:
        program = graph.program
        code = [module.name for module in program.modules if module.role == "code"]
        self._file, self._unit_of, self._lenient = file, graph.unit_of, lenient
        self._names: dict[str, Collection[str]] = {
            "path": {path for name in (*(unit.id for unit in graph.units), *code) for path in around(name)},
            "table": {table.name for table in program.tables} | {access.table for access in program.accesses},
            "route": {route_key(route) for route in program.routes},
            "task": {task.name for task in program.tasks},
        }
        self.gone: list[Entry] = []

    def known(self, entries: Iterable[Entry], noun: str) -> list[Entry]:
        """The entries, if each is the name of something."""
        return list(self._known(entries, noun))

    def _known(self, entries: Iterable[Entry], noun: str) -> Iterator[Entry]:
        names = self._names[noun]
        for entry in entries:
            if entry.name in names:
                yield entry
            elif self._lenient:
                self.gone.append(entry)
            elif noun == "path" and (unit := self._unit_of.get(entry.name)) is not None:
                raise self._file.wrong(entry, f"{entry.name!r} is a part of {unit!r}, which moves as a whole")
            else:
                raise self._file.wrong(entry, f"unknown {noun} {entry.name!r}{hint(entry.name, names)}")


def _owners(file: BoundaryFile, entries: list[Entry], noun: str) -> dict[str, str]:
    """The owner of each name, each of them claimed by one service, and once in a list."""
    owners: dict[str, Entry] = {}
    for entry in entries:
        before = owners.setdefault(entry.name, entry)
        if before is not entry and (before.owner != entry.owner or before.keys == entry.keys):
            owner = f"service {before.owner!r}" if before.owner != SHARED else "[shared]"
            problem = f"{noun} {entry.name!r} is claimed twice, first by {owner} in line {before.line}"
            raise file.wrong(entry, problem)
    return {name: owners[name].owner for name in sorted(owners)}
