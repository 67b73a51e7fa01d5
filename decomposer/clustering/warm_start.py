"""An accepted map on changed code: everything stays where it is, unless there is a strong reason.

A search from the beginning would move a third of all code from release to release, most of it by chance. Starting from
the map moves what evidence asks for: a unit whose edges to another service weigh at least `TIMES` what those to its own
weigh, and at least `LEAST`. As a gain, (other - own) / (other + own), three times is 0.5. docs/boundaries.md has the
measurement behind these numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import count
from math import fsum
from typing import Literal

from decomposer.model import route_key
from decomposer.model.blocks import differ
from decomposer.model.boundaries import ServiceMap
from decomposer.model.constraints import FREE, SHARED, Constraints
from decomposer.model.graph import DependencyGraph, Edge, Evidence
from decomposer.model.moves import Move, WarmStart

from .constraints import Kept, keep, ties_of
from .kernel import find_shared
from .objections import LEAST
from .orchestrating import find_orchestrators
from .repairing import KERNEL, repair

GAIN = 0.5
"""The least gain for which a unit moves: the other service pulls three times as much."""
FEW = 0.2
"""Up to this part of all units, what nobody claims is taken for new; if it is more, people leave it where it is."""
MOST_EVIDENCE = 3
"""Reasons that are shown for a move."""

MONOLITH = None
"""Where units are that no service claims."""

Owners = dict[str, str]


def warm_start(
    graph: DependencyGraph, services: ServiceMap, constraints: Constraints = FREE, gain: float = GAIN
) -> WarmStart:
    """The accepted map with what should move or be placed; the same answer for any order of the input.

    Units in the map stay unless they gain at least `gain`; units that are new are placed beside what they are tied to;
    those that are gone drop out. Constraints are kept, whatever the map says. Raises InputError for constraints that
    contradict each other.
    """
    kept = keep(graph, constraints)
    before = services.units | dict.fromkeys(services.shared_kernel, SHARED)
    work = _Work(kept, before)
    work.place_new(gain)
    work.move(gain)
    found = kept.expand(work.repaired())
    reasons, moved = _Reasons(graph, found, before), work.moved()
    moves = [
        reasons.of(unit, "new" if unit not in before else "ties" if unit in moved else "constraint")
        for unit in sorted(found)
        if found[unit] != before.get(unit)
    ]
    order = {"ties": 0, "constraint": 1, "new": 2}
    return WarmStart(
        services=_moved(graph, services, found),
        moves=tuple(sorted(moves, key=lambda move: (order[move.why], -move.gain, move.unit))),
        unplaced=tuple(sorted({unit.id for unit in graph.units} - found.keys())),
    )


class _Work:
    """Owners of blocks in the making."""

    def __init__(self, kept: Kept, before: Mapping[str, str]) -> None:
        self._kept = kept
        self._ties = ties_of(kept)
        self._owners: Owners = {}
        self._moved: set[str] = set()
        self._sizes: Counter[str] = Counter()
        for unit in sorted(self._ties):
            members = kept.members.get(unit, (unit,))
            known = Counter(before[one] for one in members if one in before)
            holder = SHARED if unit in kept.shared else kept.service_of.get(unit)
            owner = min(known, key=lambda name: (-known[name], name), default=None) if holder is None else holder
            if owner is not None and not (owner == SHARED and unit in kept.own):
                self._owners[unit] = owner

    def place_new(self, gain: float) -> None:
        """The strongest tie first. Of much that nobody claims, only what services pull more than the rest of it."""
        new = sorted(self._ties.keys() - self._owners.keys())
        shared = find_shared(self._kept.graph, self._services(), self._shared())
        self._owners |= {unit: SHARED for unit in new if unit in shared and unit not in self._kept.own}
        few = len(new) <= FEW * len(self._ties)
        staying = find_orchestrators(self._kept.graph, self._services())
        waiting = {unit for unit in new if unit not in self._owners and unit not in staying}
        able = {unit: found for unit in waiting if (found := self._place_for(unit, 0.0 if few else gain)) is not None}
        while able:
            unit = min(able, key=lambda unit: (-able[unit][0], unit))
            self._owners[unit] = able.pop(unit)[1]
            waiting.remove(unit)
            for other in waiting.intersection(self._ties[unit]):
                if (found := self._place_for(other, 0.0 if few else gain)) is None:
                    able.pop(other, None)
                else:
                    able[other] = found

    def _place_for(self, unit: str, gain: float) -> tuple[float, str] | None:
        """The pull and the name of the service for a new unit."""
        pulls = self._pulls(unit)
        target = self._best(unit, pulls)
        if target is None or (gain and _gain(pulls[target], pulls[MONOLITH]) < gain):
            return None
        return pulls[target], target

    def move(self, gain: float) -> None:
        """The greatest gain first, each unit once, until there is none; no service loses its last one."""
        self._sizes = Counter(self._owners.values())
        fixed = self._kept.service_of.keys() | self._kept.shared | self._shared()
        able = [unit for unit in sorted(self._owners) if unit not in fixed]
        while found := [(gained, unit) for unit in able if (gained := self._gain(unit)) >= gain]:
            for _, unit in sorted(found, key=lambda one: (-one[0], one[1])):
                if unit not in self._moved and self._gain(unit) >= gain:
                    self._sizes[self._owners[unit]] -= 1
                    self._owners[unit] = self._best(unit, self._pulls(unit)) or self._owners[unit]
                    self._sizes[self._owners[unit]] += 1
                    self._moved.add(unit)
            able = [unit for unit in able if unit not in self._moved]

    def moved(self) -> set[str]:
        """The units of the original graph that moved because of their ties."""
        return {unit for block in self._moved for unit in self._kept.members.get(block, (block,))}

    def repaired(self) -> Owners:
        """The owners, with constraints kept that the map breaks; new services have numbers."""
        names = sorted(set(self._owners.values()) - {SHARED})
        number = {name: at for at, name in enumerate(names)} | {SHARED: KERNEL}
        groups = repair(self._kept, {unit: number[name] for unit, name in self._owners.items()})
        name_of = {at: name for name, at in number.items()}
        for unit, group in sorted(groups.items()):
            if group not in name_of:
                name_of[group] = _free(self._owners[unit], set(name_of.values()))
        held = {groups[unit]: name for unit, name in self._kept.service_of.items() if unit in groups}
        return {unit: (name_of | held)[group] for unit, group in groups.items()}

    def _gain(self, unit: str) -> float:
        owner, pulls = self._owners[unit], self._pulls(unit)
        target = self._best(unit, pulls)
        return -1.0 if target is None or self._sizes[owner] == 1 else _gain(pulls[target], pulls[owner])

    def _best(self, unit: str, pulls: Mapping[str | None, float]) -> str | None:
        """The other service that pulls most, if that is much and it may have the unit."""
        sides = self._kept.sides.get(unit, ())
        frozen = {self._kept.service_of[one] for one in self._kept.frozen}
        able = [
            name
            for name, pull in pulls.items()
            if name and name not in frozen and name != self._owners.get(unit) and pull >= LEAST
            if not sides or not differ((*sides, *self._sides(name)))
        ]
        return min(able, key=lambda name: (-pulls[name], name), default=None)

    def _pulls(self, unit: str) -> dict[str | None, float]:
        pulls: dict[str | None, float] = defaultdict(float)
        for other, weight in self._ties[unit].items():
            pulls[self._owners.get(other, MONOLITH)] += weight
        return defaultdict(float, {name: round(pull, 6) for name, pull in pulls.items()})

    def _sides(self, service: str) -> set[tuple[int, str]]:
        return {side for unit, sides in self._kept.sides.items() if self._owners.get(unit) == service for side in sides}

    def _services(self) -> Owners:
        return {unit: owner for unit, owner in self._owners.items() if owner != SHARED}

    def _shared(self) -> set[str]:
        return {unit for unit, owner in self._owners.items() if owner == SHARED}


def _gain(other: float, own: float) -> float:
    return round((other - own) / (other + own), 6) if other + own else 0.0


def _free(name: str, taken: set[str]) -> str:
    return next(one for number in count(2) if (one := f"{name or 'service'}-{number}") not in taken)


class _Reasons:
    """Tells why units are where they are now."""

    def __init__(self, graph: DependencyGraph, owners: Owners, before: Mapping[str, str]) -> None:
        self._owners, self._before = owners, before
        self._edges: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
        changed = {unit for unit, owner in owners.items() if before.get(unit) != owner}
        for edge in graph.edges:
            for unit, other in ((edge.source, edge.target), (edge.target, edge.source)):
                if unit in changed and edge.weight > 0:
                    self._edges[unit].append((other, edge))

    def of(self, unit: str, why: Literal["ties", "new", "constraint"]) -> Move:
        """The move of a unit; both pulls are those after all moves."""
        origin, target = self._before.get(unit), self._owners[unit]
        there = [edge for other, edge in self._edges[unit] if self._owners.get(other) == target]
        pulled = round(fsum(edge.weight for edge in there), 3)
        left = round(fsum(edge.weight for other, edge in self._edges[unit] if self._owners.get(other) == origin), 3)
        strongest = sorted(there, key=lambda edge: (-edge.weight, edge.source, edge.target))[:MOST_EVIDENCE]
        evidence = tuple(min(edge.evidence, key=_surest) for edge in strongest)
        return Move(unit, origin, target, why, round(_gain(pulled, left), 3), left, pulled, evidence)


def _surest(evidence: Evidence) -> tuple[int, Evidence]:
    return ("certain", "likely", "guess").index(evidence.confidence), evidence


def _moved(graph: DependencyGraph, services: ServiceMap, owners: Owners) -> ServiceMap:
    """The map with these owners: what goes with a unit moves with it, and what is new goes where its unit is."""
    program = graph.program
    handlers = {route_key(one): one.handler for one in sorted(program.routes, key=lambda one: -one.order)}
    functions = {task.name: task.function for task in program.tasks}

    def follow(claimed: dict[str, str], unit_of: Mapping[str, str]) -> dict[str, str]:
        found = dict(claimed)
        for name, symbol in unit_of.items():
            unit = graph.unit_of.get(symbol, symbol)
            if owner := owners.get(unit):
                stays = name in claimed and claimed[name] != services.units.get(unit)
                found[name] = claimed[name] if stays else owner
        return dict(sorted(found.items()))

    return ServiceMap(
        services=tuple(sorted({*services.services, *owners.values()} - {SHARED})),
        units={unit: owner for unit, owner in sorted(owners.items()) if owner != SHARED},
        tables=follow(services.tables, graph.tables),
        routes=follow(services.routes, handlers),
        tasks=follow(services.tasks, functions),
        shared_kernel=frozenset(unit for unit, owner in owners.items() if owner == SHARED),
    )
