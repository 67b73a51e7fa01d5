"""Rules about the map itself: what nobody claims, and what the shared kernel must not know."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model.gateway import MONOLITH
from decomposer.model.plan import SHARED_KERNEL


def find_unclaimed(subject: Subject) -> Iterator[Hit]:
    """Modules, definitions and tables without an owner."""
    if not subject.contract.exhaustive:
        return
    claimed = {unit.module for unit in subject.graph.units if subject.owners.of_symbol(unit.id) != MONOLITH}
    for unit in subject.graph.units:
        if subject.owners.of_symbol(unit.id) == MONOLITH:
            target = unit.id if unit.module in claimed else unit.module
            yield Hit(MONOLITH, MONOLITH, target, unit.location, unit.id)
    for table in subject.program.tables:
        if subject.owners.of_table(table.name) == MONOLITH:
            yield Hit(MONOLITH, MONOLITH, table.name, table.location, table.model or table.name)


def find_drifted(subject: Subject) -> Iterator[Hit]:
    """Definitions that a warm start would move."""
    places = {unit.id: unit.location for unit in subject.graph.units}
    for move in subject.consulted.moves:
        source = SHARED_KERNEL if move.origin == "" else move.origin or MONOLITH
        owner = move.target or SHARED_KERNEL
        message = (
            f"{move.unit} of {source} is tied to {owner} more than to its own service: "
            f"{move.pull_target:g} against {move.pull_origin:g}, a gain of {move.gain:g}"
        )
        yield Hit(source, owner, move.unit, places[move.unit], move.unit, message)


def find_outdated(subject: Subject) -> Iterator[Hit]:
    """The output folder, if it tells of another cut."""
    if subject.consulted.outdated:
        yield Hit(MONOLITH, MONOLITH, subject.consulted.outdated, None, "")


def find_kernel_needs(subject: Subject) -> Iterator[Hit]:
    """What the kernel needs of others."""
    for one in subject.kernel_references:
        yield one.hit()
    for access in subject.accesses:
        if access.source == SHARED_KERNEL:
            yield access.hit()
