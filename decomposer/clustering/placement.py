"""Groups that people could run as services: none too small, not too many, and no unit left over."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from decomposer.model.graph import DependencyGraph

from .network import Labels, Network, condense, renumber

TINY = 3
"""A group with fewer units, and neither tables nor routes, is nobody's service, however small the others are."""


def expected_services(definitions: int) -> float:
    """About how many services people make of so many top-level definitions: 1.25 * definitions^0.4.

    That is 14 of 400 and 41 of 6,000. Grows slowly, because teams do: larger programs get larger services. A hint with
    a small weight, and the measure for what is too many (1.3 times as many).
    """
    return max(1.0, 1.25 * math.pow(definitions, 0.4))


LOOSE = -1
"""The label of a node that is in no group: nothing ties it to one that is large enough."""


class Anchors(Struct, frozen=True, gc=False):
    """Per node: does it own a table, does it answer a route.

    `expected` services; 0 where nobody can say, because no unit has a size.
    """

    owns: tuple[bool, ...]
    answers: tuple[bool, ...]
    expected: float

    @property
    def most(self) -> int:
        """Services that people can still handle."""
        return max(2, round(1.3 * self.expected)) if self.expected else len(self.owns)

    @classmethod
    def of(cls, graph: DependencyGraph) -> Anchors:
        """The anchors of all units in sorted order; where no unit has any, each may be what a service is made of."""
        declaring = set(graph.tables.values())
        handling = {graph.unit_of.get(route.handler, "") for route in graph.program.routes}
        units = sorted(unit.id for unit in graph.units)
        definitions, nothing_known = _definitions(graph), not declaring and not graph.program.routes
        return cls(
            owns=tuple(unit in declaring for unit in units),
            answers=tuple(nothing_known or unit in handling for unit in units),
            expected=expected_services(definitions) if any(unit.lines > 1 for unit in graph.units) else 0.0,
        )


def _definitions(graph: DependencyGraph) -> int:
    """How many there are, whatever the units are."""
    code = {module.name for module in graph.program.modules if module.role == "code"}
    return sum(one.parent in code and one.kind in ("class", "function") for one in graph.program.symbols)


def tidy(network: Network, labels: Sequence[int], anchors: Anchors, most: int) -> Labels:
    """The groups after the smallest ones have joined another one, as long as there is a reason; others are `LOOSE`.

    Reasons: less than an eighth of an average service, or less than half of one without tables and routes; more groups
    than `most`. It joins the neighbour it is tied to most. Without neighbours it dissolves, unless it has tables and
    there is room for it.
    """
    groups = _Groups(network, labels, anchors)
    sizable = sum(size >= TINY for size in groups.sizes.values())
    least = network.size / (8 * max(1, sizable))
    while (pair := _next_merge(groups, least, most)) is not None:
        groups.merge(*pair)
    final = [groups.final(label) for label in renumber(labels)]
    numbers = {group: number for number, group in enumerate(dict.fromkeys(final)) if group != LOOSE}
    places = {group: place for place, group in enumerate(numbers)}
    return [places.get(group, LOOSE) for group in final]


def _next_merge(groups: _Groups, least: float, most: int) -> tuple[int, int] | None:
    for group in groups.by_size():
        crowded = len(groups.sizes) > most
        small = groups.sizes[group] < (least if groups.owns[group] or groups.answers[group] else max(4 * least, TINY))
        if not crowded and not small:
            continue
        target = groups.strongest_neighbour(group)
        if target is not None:
            return group, target
        if crowded or not groups.owns[group]:
            return group, LOOSE
    return None


class _Groups:
    """Groups that are merged step by step."""

    def __init__(self, network: Network, labels: Sequence[int], anchors: Anchors) -> None:
        numbers = renumber(labels)
        self.sizes = Counter(numbers)
        self.owns: dict[int, bool] = defaultdict(bool)
        self.answers: dict[int, bool] = defaultdict(bool)
        for node, group in enumerate(numbers):
            self.owns[group] |= anchors.owns[node]
            self.answers[group] |= anchors.answers[node]
        self._volumes = network.volumes(numbers)
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), weight in condense(network, numbers).links.items():
            if one != other:
                self._links[one][other] = self._links[other][one] = weight
        self._total = math.fsum(network.links.values()) or 1.0
        self._joined: dict[int, int] = {}

    def by_size(self) -> list[int]:
        """Smallest first."""
        return sorted(self.sizes, key=lambda group: (self.sizes[group], group))

    def strongest_neighbour(self, group: int) -> int | None:
        """The linked group that gains most modularity by the merge."""

        def gain(other: int) -> float:
            expected = self._volumes[group] * self._volumes[other] / (2 * self._total)
            return self._links[group][other] - expected

        return max(self._links[group], key=lambda other: (gain(other), -other), default=None)

    def merge(self, group: int, target: int) -> None:
        """`group` becomes a part of `target`, or of none."""
        self._joined[group] = target
        size = self.sizes.pop(group)
        if target == LOOSE:
            return
        self.sizes[target] += size
        self.owns[target] |= self.owns[group]
        self.answers[target] |= self.answers[group]
        self._volumes[target] += self._volumes.pop(group, 0.0)
        for other, weight in self._links.pop(group, {}).items():
            del self._links[other][group]
            if other != target:
                self._links[target][other] = self._links[other][target] = self._links[target].get(other, 0.0) + weight

    def final(self, group: int) -> int:
        """The group that holds what this one held."""
        while group in self._joined:
            group = self._joined[group]
        return group


def nearest(prefixes: Iterable[str], groups: Mapping[int, Counter[str]]) -> int | None:
    """The group with most units below the longest of these prefixes; the lowest number if several are equal."""
    for prefix in sorted(prefixes, key=lambda prefix: (-prefix.count("."), prefix)):
        below = {group: paths[prefix] for group, paths in groups.items() if paths[prefix]}
        if below:
            return min(below, key=lambda group: (-below[group], group))
    return None


def attach(
    loose: Iterable[str],
    placed: Mapping[str, int],
    modules: Mapping[str, str],
    alike: Callable[[Sequence[str]], Mapping[str, int]],
) -> dict[str, int]:
    """A group for each loose unit: that of most units of its module, else of the nearest package around it.

    If nothing is near, the one that speaks `alike`, which is asked for such units only, else the largest; if there are
    no groups at all, all become group 0. A unit without a module is near nothing.
    """
    paths: dict[int, Counter[str]] = defaultdict(Counter)
    for unit, group in placed.items():
        paths[group].update(_prefixes(modules[unit]))
    near = {unit: nearest(_prefixes(modules[unit]), paths) for unit in sorted(loose)}
    far = [unit for unit, group in near.items() if group is None]
    sizes = Counter(placed.values())
    largest = min(sizes, key=lambda group: (-sizes[group], group), default=0)
    found = dict.fromkeys(far, largest) | dict(alike(far) if far else {})
    return found | {unit: group for unit, group in near.items() if group is not None}


def _prefixes(module: str) -> list[str]:
    """`a.b.c` -> `a`, `a.b`, `a.b.c`; nothing for no module."""
    return list(accumulate(module.split("."), "{}.{}".format)) if module else []
