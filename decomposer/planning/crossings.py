"""Every place where one service needs another one: calls, inheritance, data accesses, foreign keys."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decomposer.model import Reference
from decomposer.model.making import class_made_by
from decomposer.model.ownership import Ownership
from decomposer.model.plan import SHARED_KERNEL

CALL_KINDS = frozenset({"call", "implicit", "instantiate", "inherit", "decorate", "via", "task", "signal"})
WRITES = frozenset({"insert", "update", "delete"})
LATER = frozenset({"task", "signal"})
"""What can be delivered later: its sender does not wait for an answer."""

_COST = {"inherit": 6, "foreign_key": 4, "insert": 8, "update": 8, "delete": 8, "task": 1, "signal": 1}
_PLAIN_COST = 2
"""Work to put a network in between, in halves of a plain call: a foreign write costs four calls, a task half of one."""


class Crossing(Struct, frozen=True, order=True, gc=False):
    """One need of `source_owner`, for something that `target_owner` owns, at one place.

    `kind` is that of a reference, an operation on a table, or `foreign_key`; `target` is a symbol or a table.
    """

    path: str
    line: int
    source_owner: str
    target_owner: str
    kind: str
    source: str
    target: str
    in_loop: bool = False

    @property
    def cost(self) -> int:
        """Twice the work of replacing one plain call; a need inside a loop counts double."""
        return _COST.get(self.kind, _PLAIN_COST) * (2 if self.in_loop else 1)

    @property
    def at_once(self) -> bool:
        """Is the answer needed before the caller can go on?"""
        return self.kind not in LATER


def find_crossings(ownership: Ownership) -> tuple[Crossing, ...]:
    """All needs between two owners, sorted by place. Guesses are left out; so is the use of the shared kernel."""
    found = {*_references(ownership), *_accesses(ownership), *_foreign_keys(ownership)}
    return tuple(sorted(one for one in found if one.source_owner != one.target_owner))


def _references(ownership: Ownership) -> Iterator[Crossing]:
    program = ownership.graph.program
    functions = {one.id for one in program.symbols if one.kind in ("function", "method")}
    made = {(one.location, one.source, one.target) for one in program.references if one.kind == "instantiate"}
    for one in program.references:
        if one.scope != "project" or one.confidence == "guess" or not _is_call(one, functions):
            continue
        if (one.location, one.source, class_made_by(one.target)) in made:
            # Who makes an object writes one call.
            continue
        source, target = ownership.of_symbol(one.source), ownership.of_symbol(one.target)
        if source and target and target != SHARED_KERNEL:
            place = one.location
            yield Crossing(place.path, place.line, source, target, one.kind, one.source, one.target, one.in_loop)


def _is_call(reference: Reference, functions: set[str]) -> bool:
    # A function handed over as a value is called elsewhere; a class that is only named is not.
    return reference.kind in CALL_KINDS or (reference.kind == "mention" and reference.target in functions)


def _accesses(ownership: Ownership) -> Iterator[Crossing]:
    for one in ownership.graph.program.accesses:
        source, place = ownership.of_symbol(one.function), one.location
        # That rows go with deleted ones is what their foreign key says, which is a crossing itself.
        if source and one.confidence != "guess" and not one.is_cascade:
            owner = ownership.of_table(one.table)
            if owner is None:
                continue
            yield Crossing(place.path, place.line, source, owner, one.operation, one.function, one.table, one.in_loop)


def _foreign_keys(ownership: Ownership) -> Iterator[Crossing]:
    for one in ownership.graph.program.foreign_keys:
        source, target = ownership.of_table(one.table), ownership.of_table(one.target)
        if source and target and one.confidence != "guess":
            place, name = one.location, f"{one.table}.{one.column}"
            yield Crossing(place.path, place.line, source, target, "foreign_key", name, one.target)
