"""Constraints as blocks: sets of units that every cut keeps together, and which of them no service may have at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from .constraints import SHARED, Constraints

Sides = frozenset[tuple[int, str]]
"""For each of several decisions, by its number, on which side of it something stands."""

NAMES = -1
"""The number of the decision what services are called: whoever has another name stands on another side."""

PATIENCE = 100_000
"""Steps of a search that grows quickly with what is wanted; people want little."""


class Block(Struct, frozen=True, gc=False):
    """Units, sorted, that go together; the services, or `SHARED`, that hold them; their sides.

    Held by two services, or on two sides of one decision, it is a contradiction.
    """

    units: tuple[str, ...]
    holders: tuple[str, ...]
    sides: Sides


def find_blocks(constraints: Constraints) -> tuple[Block, ...]:
    """The blocks of all units of which the constraints speak, each unit once, sorted."""
    holders: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for one in constraints.held:
        for unit in one.group.units:
            holders[unit].add(one.service)
    for number, groups in enumerate(constraints.apart):
        for place, group in enumerate(groups):
            for unit in group.units:
                sides[unit].add((number, str(place)))
    blocks = []
    for units in _components(constraints, sides):
        names = {name for unit in units for name in holders[unit]}
        stands = {side for unit in units for side in sides[unit]} | {(NAMES, name) for name in names - {SHARED}}
        blocks.append(Block(tuple(sorted(units)), tuple(sorted(names)), frozenset(stands)))
    return tuple(sorted(blocks, key=lambda block: block.units))


def _components(constraints: Constraints, others: Iterable[str]) -> list[list[str]]:
    """Units that are tied by what holds them together; units of which nothing is said but `others` are alone."""
    root: dict[str, str] = {}

    def find(unit: str) -> str:
        root.setdefault(unit, unit)
        while root[unit] != unit:
            root[unit] = root[root[unit]]
            unit = root[unit]
        return unit

    together = [[unit for group in groups for unit in group.units] for groups in constraints.together]
    held: dict[str, list[str]] = defaultdict(list)
    for one in constraints.held:
        held[one.service].extend(one.group.units)
    # What is shared need not lie together: it is in no service.
    alone = [[unit] for unit in (*others, *held.pop(SHARED, ()))]
    for units in (*together, *held.values(), *alone):
        for unit in units:
            root[find(unit)] = find(units[0])
    components: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(root):
        components[find(unit)].append(unit)
    return list(components.values())


def differ(sides: Iterable[tuple[int, str]]) -> bool:
    """Whether these are different sides of any decision."""
    known: dict[int, str] = {}
    return any(known.setdefault(number, side) != side for number, side in sides)


def arrange(all_sides: Iterable[Sides], most: int) -> list[Sides] | None:
    """At most so many services that can hold all of this, each given by the sides on which it stands; None if none can.

    Exact as long as `PATIENCE` lasts, and then None.
    """
    wanted = sorted(set(all_sides) - {frozenset()}, key=lambda sides: (-len(sides), sorted(sides)))
    steps = iter(range(PATIENCE))

    def place(at: int, classes: list[Sides]) -> list[Sides] | None:
        if at == len(wanted):
            return classes
        for number, present in enumerate(classes):
            if next(steps, None) is None:
                return None
            if not differ(present | wanted[at]):
                found = place(at + 1, [*classes[:number], present | wanted[at], *classes[number + 1 :]])
                if found is not None:
                    return found
        return place(at + 1, [*classes, wanted[at]]) if len(classes) < most else None

    return place(0, [])


def movable(blocks: Collection[Block], constraints: Constraints) -> list[Block]:
    """The blocks that a search can still put together with others: neither frozen nor shared."""
    fixed = constraints.frozen | {SHARED}
    return [block for block in blocks if not fixed & set(block.holders)]


def fewest_services(blocks: Sequence[Block], constraints: Constraints, most: int) -> int | None:
    """How many services the constraints come to at least, if that is at most so many; else None."""
    sides = [block.sides for block in movable(blocks, constraints)]
    frozen = len(constraints.frozen)
    found = arrange(sides, most - frozen) if most >= frozen else None
    return None if found is None else frozen + len(found)
