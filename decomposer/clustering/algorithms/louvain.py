"""Louvain's method in whole numbers: it ends, and gives the same answer on every machine.

Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. P10008 (2008), with the queue of
Traag et al., "From Louvain to Leiden", Scientific Reports 9 (2019): only neighbours of what moved are looked at again.
In networkx (up to 3.6) equal gains can differ by a rounding error, and a node moves to and fro for ever (its issue
8739). Whole numbers have no such error, and a sum that rises with each move cannot return.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from decomposer.clustering.network import Labels, Network, condense, renumber

from .algorithm import Grouping

SCALE = 1_000_000
"""What a weight of 1 becomes; smaller weights than 1 / SCALE are rounded up to it."""

RESOLUTION_SCALE = 1_000

COARSEST, FINER = 0.35, 1.4
"""The first resolution, and by how much each next one is finer."""
STEPS = 24
"""More resolutions are not tried."""


class Resolutions(Struct, frozen=True, gc=False):
    """What methods that look at one resolution after the other have in common."""

    def again(self, network: Network, resolution: float, step: int, seed: int) -> Labels:
        """One run of Louvain's method near the resolution."""
        return move_in(network, resolution * FINER**step, seed)


class Louvain(Resolutions, frozen=True, gc=False):
    """One run at each resolution."""

    name: ClassVar[str] = "louvain"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many."""
        for step, resolution in enumerate(resolutions()):
            yield Grouping(resolution, move_in(network, resolution, seed + step))


def resolutions() -> tuple[float, ...]:
    """From coarse to fine."""
    return tuple(round(COARSEST * FINER**step, 3) for step in range(STEPS))


def find_communities(network: Network, resolution: float, seed: int, start: Sequence[int] = ()) -> Labels:
    """The group of each node, by moving nodes, then groups, as long as modularity at this resolution rises.

    At first each node is a group of its own, or the groups are those of `start`.
    """
    return move_in(whole_numbers(network), resolution, seed, start)


def whole_numbers(network: Network) -> Network:
    """The same network with weights that have no rounding errors."""
    return Network(network.size, {pair: max(1, round(weight * SCALE)) for pair, weight in network.links.items()})


def move_in(network: Network, resolution: float, seed: int, start: Sequence[int] = ()) -> Labels:
    """As `find_communities`, of a network of whole numbers."""
    level, groups = network, renumber(start) if start else list(range(network.size))
    labels = list(range(network.size))
    chance = random.Random(seed)  # noqa: S311 - an order of visits, not a secret
    while True:
        moved = renumber(_Level(level, resolution, groups).move(chance))
        labels = [moved[label] for label in labels]
        number = max(moved, default=-1) + 1
        if number == level.size:
            return renumber(labels)
        level, groups = condense_whole(level, moved), list(range(number))


def condense_whole(network: Network, labels: Sequence[int]) -> Network:
    """`condense`, of a network of whole numbers."""
    coarse = condense(network, labels)
    return Network(coarse.size, {pair: round(weight) for pair, weight in coarse.links.items()})


def worth(network: Network, resolution: float, labels: Sequence[int]) -> int:
    """Modularity at this resolution of groups in a network of whole numbers, times a number that is always the same."""
    inside = sum(round(weight) for (one, other), weight in network.links.items() if labels[one] == labels[other])
    volumes = network.volumes(labels).values()
    total = sum(round(volume) for volume in volumes)
    repulsion = round(resolution * RESOLUTION_SCALE) * sum(round(volume) ** 2 for volume in volumes)
    return 2 * total * inside * RESOLUTION_SCALE - repulsion


class _Level:
    """Nodes of one level, in the groups in which they are at first."""

    def __init__(self, network: Network, resolution: float, groups: Labels) -> None:
        self._links: list[dict[int, int]] = [{} for _ in range(network.size)]
        self._degrees = [0] * network.size
        for (one, other), number in network.links.items():
            weight = round(number)
            self._degrees[one] += weight
            self._degrees[other] += weight
            if one != other:
                self._links[one][other] = self._links[other][one] = weight
        self._group = groups
        self._volumes = [0] * network.size
        for group, degree in zip(groups, self._degrees, strict=True):
            self._volumes[group] += degree
        self._attraction = sum(self._degrees) * RESOLUTION_SCALE
        self._repulsion = round(resolution * RESOLUTION_SCALE)

    def move(self, chance: random.Random) -> Labels:
        """The group of each node when no single move gains anything any more."""
        order = list(range(len(self._links)))
        chance.shuffle(order)
        queue, waiting = deque(order), [True] * len(order)
        while queue:
            node = queue.popleft()
            waiting[node] = False
            for neighbour in self._neighbours_left_behind(node):
                if not waiting[neighbour]:
                    waiting[neighbour] = True
                    queue.append(neighbour)
        return self._group

    def _neighbours_left_behind(self, node: int) -> list[int]:
        """Move a node to the group where it gains most; its neighbours in other groups, if it moved."""
        home = self._group[node]
        self._volumes[home] -= self._degrees[node]
        best = self._best_group(node, home)
        self._volumes[best] += self._degrees[node]
        if best == home:
            return []
        self._group[node] = best
        return [neighbour for neighbour in self._links[node] if self._group[neighbour] != best]

    def _best_group(self, node: int, home: int) -> int:
        """Its own group, unless another one is truly better: 2m * links to the group - resolution * both volumes."""
        towards: dict[int, int] = {home: 0}
        for neighbour, weight in self._links[node].items():
            group = self._group[neighbour]
            towards[group] = towards.get(group, 0) + weight
        cost = self._repulsion * self._degrees[node]
        best, most = home, self._attraction * towards[home] - cost * self._volumes[home]
        for group, weight in towards.items():
            gain = self._attraction * weight - cost * self._volumes[group]
            if gain > most:
                best, most = group, gain
        return best
