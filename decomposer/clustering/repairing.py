"""Groups changed as little as possible until they keep what people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

from decomposer.model.blocks import Sides, arrange, differ

from .constraints import Kept, ties_of
from .splitting import halve

KERNEL = -1
"""The number of the shared kernel, among the numbers of groups."""

Groups = dict[str, int]


def repair(kept: Kept, groups: Mapping[str, int]) -> Groups:
    """The group of each unit, all constraints kept; a unit that can be in no service is left out."""
    if not kept.sides and not kept.forbidden and kept.services is None:
        return dict(groups)
    work = _Repair(kept, groups)
    work.separate()
    work.dissolve_forbidden()
    work.limit()
    work.reach()
    return work.result()


class _Repair:
    """Groups in the making; frozen ones and the kernel stand aside, and `ties` of each unit are to all others."""

    def __init__(self, kept: Kept, groups: Mapping[str, int]) -> None:
        self._kept = kept
        self._aside = {unit: group for unit, group in sorted(groups.items()) if group == KERNEL or unit in kept.frozen}
        self._groups = {unit: group for unit, group in sorted(groups.items()) if unit not in self._aside}
        self._next = max(groups.values(), default=0) + 1
        self._ties = ties_of(kept)
        least, most = kept.services or (1, len(kept.graph.units) + 1)
        self._least, self._most = least - len(kept.frozen), most - len(kept.frozen)

    def result(self) -> Groups:
        """The groups with what stood aside."""
        return self._aside | self._groups

    def separate(self) -> None:
        """Divide each group that holds what must be apart: every part grows round what it must hold."""
        for group, units in sorted(self._members().items()):
            if not differ(self._sides(units)):
                continue
            parts: list[list[str]] = []
            for unit in sorted(
                units, key=lambda unit: (not self._is_named(unit), -len(self._kept.sides.get(unit, ())), unit)
            ):
                if sides := self._kept.sides.get(unit):
                    self._fit(unit, sides, parts)
            for number, part in enumerate(parts[1:], self._next):
                self._groups |= dict.fromkeys(part, number)
            self._next += len(parts)
            centres = {unit: self._groups[unit] for part in parts for unit in part}
            self._groups |= self._grow(centres, set(units) - set(centres), group)

    def _fit(self, unit: str, sides: Sides, parts: list[list[str]]) -> None:
        """Put a unit into the first part that may hold it, or into a new one."""
        fitting = (part for part in parts if not differ((*sides, *self._sides(part))))
        part = next(fitting, None)
        if part is None:
            parts.append([unit])
        else:
            part.append(unit)

    def dissolve_forbidden(self) -> None:
        """Of groups that nobody named and that are mostly forbidden code, this code goes to what it is tied to."""
        for group, units in sorted(self._members().items()):
            forbidden = [unit for unit in units if unit in self._kept.forbidden]
            if 2 * len(forbidden) <= len(units) or any(self._is_named(unit) for unit in units):
                continue
            alone = len(forbidden) == len(units)
            for unit in forbidden:
                self._groups.pop(unit)
            for unit in sorted(forbidden, key=lambda unit: (-self._strength(unit), unit)):
                target = self._best_group(unit, self._hosts() - {group}, needs_tie=not alone)
                if target is not None or not alone:
                    self._groups[unit] = group if target is None else target

    def _hosts(self) -> set[int]:
        """Groups that are not made of forbidden code alone, unless they were named."""
        units = self._groups.items()
        return {group for unit, group in units if unit not in self._kept.forbidden or self._is_named(unit)}

    def limit(self) -> None:
        """Merge small groups as long as there are too many; if that leads to nothing, arrange them anew."""
        if self._most < 1:
            self._groups = {}
        while len(members := self._members()) > self._most:
            order = sorted(members, key=lambda group: (self._named_in(members[group]), len(members[group]), group))
            if not any(self._merge(group, members) for group in order):
                self._arrange()
                break

    def _merge(self, group: int, members: Mapping[int, list[str]]) -> bool:
        """Put a group into the one it is tied to most; whether there was any that could take it."""
        sides = self._sides(members[group])
        others = [one for one in members if one != group and not differ((*sides, *self._sides(members[one])))]
        if not others:
            return False
        ties = self._towards(members[group])
        target = max(others, key=lambda one: (round(ties[one], 9), len(members[one]), -one))
        self._groups |= dict.fromkeys(members[group], target)
        return True

    def _arrange(self) -> None:
        """Groups grown round the fewest sets in which all that must be apart is apart."""
        sides = {unit: found for unit in self._groups if (found := self._kept.sides.get(unit))}
        classes = arrange(sides.values(), self._most)
        if classes is None:
            return
        centres = {
            unit: next(number for number, one in enumerate(classes, self._next) if found <= one)
            for unit, found in sides.items()
        }
        rest = set(self._groups) - set(centres)
        self._groups = centres | self._grow(centres, rest, self._next)
        self._next += len(classes)
        self.dissolve_forbidden()

    def reach(self) -> None:
        """Halve the largest groups as long as there are too few, and at last take what is shared."""
        while len(members := self._members()) < self._least:
            order = sorted(members, key=lambda group: (-len(members[group]), group))
            if not any(self._halve(members[group]) for group in order) and not self._take_from_kernel():
                break

    def _halve(self, units: Collection[str]) -> bool:
        """Divide a group in two that can both be services; whether that is possible."""
        able = [unit for unit in units if unit not in self._kept.forbidden or self._is_named(unit)]
        if len(able) < 2:
            return False
        leaving = halve({unit: self._ties[unit] for unit in able})
        self._groups |= dict.fromkeys(leaving, self._next)
        centres = {unit: self._groups[unit] for unit in able}
        self._groups |= self._grow(centres, set(units) - set(able), self._groups[able[0]])
        self._next += 1
        return True

    def _take_from_kernel(self) -> bool:
        able = [one for one, group in self._aside.items() if group == KERNEL]
        free = sorted(set(able) - self._kept.shared - self._kept.forbidden)
        for unit in free[:1]:
            del self._aside[unit]
            self._groups[unit] = self._next
            self._next += 1
        return bool(free)

    def _grow(self, centres: Mapping[str, int], rest: Collection[str], otherwise: int) -> Groups:
        """The strongest tie first, each unit goes where it is tied to; without any tie, to `otherwise`."""
        found = dict(centres)
        waiting = [
            (-weight, unit, other) for unit in centres for other, weight in self._ties[unit].items() if other in rest
        ]
        heapify(waiting)
        while waiting:
            _, unit, other = heappop(waiting)
            if other in found or differ((*self._kept.sides.get(other, ()), *self._kept.sides.get(unit, ()))):
                continue
            found[other] = found[unit]
            for next_one, weight in self._ties[other].items():
                if next_one in rest and next_one not in found:
                    heappush(waiting, (-weight, other, next_one))
        return {unit: found.get(unit, otherwise) for unit in sorted(rest)}

    def _best_group(self, unit: str, allowed: Collection[int], *, needs_tie: bool) -> int | None:
        members, ties = self._members(), self._towards([unit])
        sides = self._kept.sides.get(unit, frozenset())
        fitting = [group for group in allowed if not differ((*sides, *self._sides(members[group])))]
        fitting = [group for group in fitting if ties[group] or not needs_tie]
        return max(fitting, key=lambda group: (round(ties[group], 9), len(members[group]), -group), default=None)

    def _towards(self, units: Iterable[str]) -> dict[int, float]:
        """How much these units are tied to each group."""
        ties: dict[int, float] = defaultdict(float)
        for unit in units:
            for neighbour, weight in self._ties[unit].items():
                ties[self._groups.get(neighbour, KERNEL)] += weight
        return ties

    def _members(self) -> dict[int, list[str]]:
        members: dict[int, list[str]] = defaultdict(list)
        for unit, group in self._groups.items():
            members[group].append(unit)
        return {group: sorted(units) for group, units in members.items()}

    def _sides(self, units: Iterable[str]) -> set[tuple[int, str]]:
        return {side for unit in units for side in self._kept.sides.get(unit, ())}

    def _is_named(self, unit: str) -> bool:
        return unit in self._kept.service_of

    def _named_in(self, units: Iterable[str]) -> bool:
        return any(map(self._is_named, units))

    def _strength(self, unit: str) -> float:
        return round(sum(self._ties[unit].values()), 9)
