"""Who calls whom, without the places: one entry for each pair and kind."""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.call_graph import Callee
from analyzers.program import Confidence, Reference

_CALLS = frozenset({"call", "implicit", "instantiate", "via"})
_RANK: dict[Confidence, int] = {"certain": 2, "likely": 1, "guess": 0}


def group_calls(references: Iterable[Reference]) -> dict[str, tuple[Callee, ...]]:
    """Callees by caller, both sorted; of several places with one target, the surest counts."""
    found: dict[str, dict[tuple[str, str], Callee]] = {}
    for one in references:
        if one.kind in _CALLS:
            callees = found.setdefault(one.source, {})
            known = callees.get((one.target, one.kind))
            if known is None or _RANK[one.confidence] > _RANK[known.confidence]:
                callees[one.target, one.kind] = Callee(one.target, one.kind, one.scope, one.confidence)
    return {source: tuple(sorted(found[source].values())) for source in sorted(found)}
