"""How much each owner needs of each other one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from msgspec.structs import replace

from decomposer.model.contract import CouplingKind
from decomposer.model.finding import PairCoupling

from .subject import ForeignReference, Subject

_KINDS: tuple[CouplingKind, ...] = get_args(CouplingKind)
_OF_REFERENCE: dict[str, CouplingKind] = {
    "import": "imports",
    "inherit": "bases",
    "task": "tasks",
    "signal": "signals",
}


def count_pairs(subject: Subject) -> tuple[PairCoupling, ...]:
    """Each pair that needs something or has a budget: how many different targets of each kind, exposed or not."""
    needs: dict[tuple[str, str], set[tuple[CouplingKind, str]]] = {pair: set() for pair in subject.contract.budgets}
    for one in subject.references:
        kind = _kind(subject, one)
        if kind is not None:
            needs.setdefault((one.source, one.owner), set()).add((kind, one.reference.target))
    for access in subject.accesses:
        way: CouplingKind = "reads" if access.access.operation == "select" else "writes"
        needs.setdefault((access.source, access.owner), set()).add((way, access.access.table))
    of_table = subject.owners.of_table
    for key in subject.program.foreign_keys:
        source, owner = of_table(key.table), of_table(key.target)
        if source and owner and source != owner and key.confidence != "guess":
            needs.setdefault((source, owner), set()).add(("foreign_keys", key.target))
    return tuple(
        PairCoupling(*pair, _counts(needs[pair]), subject.contract.budgets.get(pair, {})) for pair in sorted(needs)
    )


def compared(now: Iterable[PairCoupling], before: Iterable[PairCoupling]) -> tuple[PairCoupling, ...]:
    """The pairs of two states, with the numbers of the older one beside those of the newer one."""
    newer = {(one.source, one.owner): one for one in now}
    older = {(one.source, one.owner): one.counts for one in before}
    return tuple(
        replace(newer.get(pair, PairCoupling(*pair, {})), before=older.get(pair, {}))
        for pair in sorted({*newer, *older})
    )


def _kind(subject: Subject, one: ForeignReference) -> CouplingKind | None:
    if subject.is_call(one):
        return "calls"
    return _OF_REFERENCE.get(one.reference.kind)


def _counts(needs: set[tuple[CouplingKind, str]]) -> dict[CouplingKind, int]:
    counts = Counter(kind for kind, _ in needs)
    return {kind: counts[kind] for kind in _KINDS if counts[kind]}
