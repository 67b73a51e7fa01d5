"""Two cuts -> what differs: services are the same if they share most of their units, whatever they are called.

Each service of the first cut goes to the service of the second one that has most of its units, and each one of the
second comes from that of the first which most of its units were in. Where several go to one, they were merged; where
several come from one, it was split. A unit moved if it is neither where its service went to, nor in what came from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from decomposer.model.comparison import Comparison, MovedUnit, Rejoined, Renamed
from decomposer.model.graph import DependencyGraph
from decomposer.model.proposal import CutMetrics

from .quality import measure

Cut = Mapping[str, str | None]
"""The service of each unit; None for the shared kernel."""


def compare_cuts(first: Cut, second: Cut) -> Comparison:
    """The way from the first cut to the second one."""
    common = sorted(first.keys() & second.keys())
    overlap: Counter[tuple[str, str]] = Counter()
    for unit in common:
        if (one := first[unit]) is not None and (other := second[unit]) is not None:
            overlap[one, other] += 1
    goes, comes = _largest(overlap), _largest(Counter({pair[::-1]: number for pair, number in overlap.items()}))
    moves = tuple(_moves(common, first, second, goes, comes))
    return Comparison(
        common=len(common),
        same=len(common) - len(moves),
        merges=_rejoined(goes),
        splits=_rejoined(comes),
        renames=tuple(
            Renamed(one, other) for one, other in sorted(goes.items()) if one != other and comes.get(other) == one
        ),
        moves=moves,
        only_first=tuple(sorted(first.keys() - second.keys())),
        only_second=tuple(sorted(second.keys() - first.keys())),
    )


def with_metrics(found: Comparison, graph: DependencyGraph, first: Cut, second: Cut) -> Comparison:
    """The same with the numbers of both cuts; a table goes with the unit that declares it."""
    return replace(found, before=_measure(graph, first), after=_measure(graph, second))


def _measure(graph: DependencyGraph, cut: Cut) -> CutMetrics:
    units = {unit: service for unit, service in cut.items() if service is not None}
    return measure(graph, units, {table: units[unit] for table, unit in graph.tables.items() if unit in units})


def _largest(overlap: Counter[tuple[str, str]]) -> dict[str, str]:
    """For each first name the second one that it shares most with: one of the same name, if several share as much."""
    found: dict[str, str] = {}
    for one, other in sorted(overlap, key=lambda pair: (-overlap[pair], pair[0] != pair[1], pair)):
        found.setdefault(one, other)
    return found


def _rejoined(goes: Mapping[str, str]) -> tuple[Rejoined, ...]:
    parts: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(goes.items()):
        parts[other].append(one)
    return tuple(Rejoined(tuple(names), whole) for whole, names in sorted(parts.items()) if len(names) > 1)


def _moves(
    units: Iterable[str], first: Cut, second: Cut, goes: Mapping[str, str], comes: Mapping[str, str]
) -> Iterable[MovedUnit]:
    for unit in units:
        one, other = first[unit], second[unit]
        if (one, other) != (None, None) and not _follows(one, other, goes, comes):
            yield MovedUnit(unit, one, other)


def _follows(one: str | None, other: str | None, goes: Mapping[str, str], comes: Mapping[str, str]) -> bool:
    """Whether most of one service went to the other one, or most of the other one came from it."""
    return one is not None and other is not None and (goes[one] == other or comes[other] == one)
