"""What a boundary file wants of each cut, by units of the program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct

from decomposer.model.constraints import Constraints, Group, Held, Hold
from decomposer.model.graph import DependencyGraph

from .claims import around
from .file import FORBIDDEN_KEYS, BoundaryFile, Entry
from .places import Keys


class Claimed(Struct, frozen=True, gc=False):
    """A file and what its paths come to: the owner of each claimed path, and the path that decides for each unit.

    `known` leaves out names that may be gone, or complains about them.
    """

    file: BoundaryFile
    owners: dict[str, str]
    deciding: dict[str, str]
    known: Callable[[Iterable[Entry], str], list[Entry]]


def read_constraints_of(claimed: Claimed, graph: DependencyGraph) -> Constraints:
    """The constraints; raises ConfigError for a value of a wrong form and for unknown paths."""
    file = claimed.file
    below: dict[str, list[str]] = defaultdict(list)
    for name in sorted(unit.id for unit in graph.units):
        for path in around(name):
            below[path].append(name)

    def group(entry: Entry) -> Group:
        return Group(entry.name, tuple(below[entry.name]), entry.line)

    table = file.source.table(file.constraints, "constraints", "forbidden")
    file.source.check_keys(table, FORBIDDEN_KEYS, "constraints", "forbidden")
    names, paths = (_strings(claimed, table, key) for key in FORBIDDEN_KEYS)
    _check_names(claimed, names)
    return Constraints(
        held=tuple(_held(claimed)),
        together=tuple(tuple(map(group, entries)) for entries in _groups(claimed, "together")),
        apart=tuple(tuple(map(group, entries)) for entries in _groups(claimed, "apart")),
        forbidden=tuple(map(group, claimed.known(paths, "path"))),
        forbidden_names=frozenset(entry.name for entry in names),
        services=_number_of_services(claimed),
        services_line=file.source.line(("constraints", "services")) if "services" in file.constraints else None,
    )


def _held(claimed: Claimed) -> list[Held]:
    units: dict[str, list[str]] = defaultdict(list)
    for unit, path in sorted(claimed.deciding.items()):
        units[path].append(unit)
    frozen = claimed.file.frozen()
    kinds: tuple[tuple[str, Hold], ...] = (("owns", "frozen"), ("pins", "pin"), ("seeds", "seed"))
    return [
        Held(
            entry.owner,
            "frozen" if entry.owner in frozen else kind,
            Group(entry.name, tuple(units[entry.name]), entry.line),
        )
        for key, kind in kinds
        for entry in claimed.file.entries(key)
        if entry.name in claimed.owners and (kind != "frozen" or entry.owner in frozen)
    ]


def _groups(claimed: Claimed, key: str) -> list[list[Entry]]:
    """A list of lists of paths."""
    source, keys = claimed.file.source, ("constraints", key)
    found = claimed.file.constraints.get(key, [])
    if not isinstance(found, list) or not all(_is_group(group) for group in found):
        source.fail(f"`{key}` must be a list of lists of two paths or more", keys)
    entries = iter(claimed.file.located([name for group in found for name in group], "", keys))
    return [claimed.known([next(entries) for _ in group], "path") for group in found]


def _is_group(value: object) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(name, str) for name in value)


def _strings(claimed: Claimed, table: dict[str, object], key: str) -> list[Entry]:
    keys: Keys = ("constraints", "forbidden", key)
    return claimed.file.located(claimed.file.source.names(table, *keys), "", keys)


def _check_names(claimed: Claimed, names: list[Entry]) -> None:
    for entry in names:
        if entry.name in claimed.file.services:
            there = claimed.file.source.line(("services", entry.name))
            raise claimed.file.wrong(entry, f"{entry.name!r} is forbidden here and a service in line {there}")


def _number_of_services(claimed: Claimed) -> tuple[int, int] | None:
    value = claimed.file.constraints.get("services")
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{1,9})(?:\.\.([0-9]{1,9}))?", str(value)) if type(value) in (int, str) else None
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= least <= most:
        problem = f'`services` is a number or a range such as "8..14", not {value!r}'
        claimed.file.source.fail(problem, ("constraints", "services"))
    return least, most
