"""Entries of the baseline whose target moved to another module: they follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from decomposer.model import Program
from decomposer.model.finding import Entry, Identity


def follow_moves(program: Program, present: Collection[Identity], baseline: Iterable[Entry]) -> dict[Identity, Entry]:
    """The entries by identity, those of a moved target under its new one.

    A target moved when it is in the program no more, and exactly one breach that has no entry of its own differs from
    its entry by nothing but the module: the definition has the same name in it. A call of another definition, while the
    old one is still there, is no move.
    """
    entries = {one.identity: one for one in baseline}
    module_of = {one.id: one.module for one in program.symbols}
    free: dict[Identity, list[Identity]] = {}
    for identity in sorted(present):
        module = module_of.get(identity.target)
        if identity not in entries and module is not None and identity.target != module:
            name = identity.target.removeprefix(f"{module}.")
            free.setdefault(replace(identity, target=name), []).append(identity)
    return {_moved(identity, module_of, free): entry for identity, entry in entries.items()}


def _moved(identity: Identity, module_of: dict[str, str], free: dict[Identity, list[Identity]]) -> Identity:
    parts = identity.target.split(".")
    if identity.target in module_of or len(parts) < 2:
        return identity
    for cut in range(1, len(parts)):
        found = free.get(replace(identity, target=".".join(parts[cut:])), [])
        if len(found) == 1:
            return found[0]
    return identity
