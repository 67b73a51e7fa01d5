"""Partitions out of files, `{unit: service or null}`, and what their names mean in a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from decomposer.errors import InputError
from decomposer.model.graph import DependencyGraph
from decomposer.model.score import Matched

from .interchange import decode, read_content

Partition = dict[str, str | None]


def read_partitions(path: Path, reference: Path | None, graph: DependencyGraph | None) -> tuple[Matched, Matched]:
    """A partition and its reference in terms of the units of a graph; without one, of the names of the partition.

    Without a reference, the second is empty. Raises InputError for what is no partition, or speaks of other things.
    """
    found = _read(path)
    modules = {unit.id: unit.module for unit in graph.units} if graph else _modules(found)
    here = match(found, modules)
    there = Matched({}) if reference is None else match(_read(reference), modules)
    for file, matched in ((path, here), (reference, there)):
        if file is not None and not matched.services:
            raise InputError(f"{file}: none of its names is one of the units, such as {min(modules)}")
    return here, there


def _read(path: Path) -> Partition:
    """The service of each name, sorted by name; a number is a name too."""
    found = decode(read_content(path), dict[str, str | int | None], str(path))
    if not found:
        raise InputError(f"{path}: the partition is empty")
    return {name: None if service is None else str(service) for name, service in sorted(found.items())}


def _modules(names: Iterable[str]) -> dict[str, str]:
    return {name: name.rpartition(".")[0] for name in names}


def match(partition: Mapping[str, str | None], modules: Mapping[str, str]) -> Matched:
    """The partition in terms of units; `modules` says in which module each unit lies.

    The name of a module stands for all units in it that have no entry of their own, unless it is a unit itself and the
    partition names others of its module: then it is the module's body.
    """
    bodies = {module for unit, module in modules.items() if unit in partition and unit != module and module in modules}
    services: Partition = {}
    used = set()
    for unit, module in modules.items():
        name = unit if unit in partition or module in bodies else module
        if name in partition:
            services[unit] = partition[name]
            used.add(name)
    return Matched(services, tuple(name for name in partition if name not in used))
