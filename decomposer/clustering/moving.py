"""Louvain's method in whole numbers: it ends, and gives the same answer on every machine.

Blondel et al., "Fast unfolding of communities in large networks", J. Stat. Mech. P10008 (2008), with the queue of
Traag et al., "From Louvain to Leiden", Scientific Reports 9 (2019): only neighbours of what moved are looked at again.
In networkx (up to 3.6) equal gains can differ by a rounding error, and a node moves to and fro for ever (its issue
8739). Whole numbers have no such error, and a sum that rises with each move cannot return.
"""

from __future__ import annotations

import random
from collections import deque

from .network import Labels, Network, condense, renumber

SCALE = 1_000_000
"""What a weight of 1 becomes; smaller weights than 1 / SCALE are rounded up to it."""

RESOLUTION_SCALE = 1_000


def find_communities(network: Network, resolution: float, seed: int) -> Labels:
    """The group of each node, by moving nodes, then groups, as long as modularity at this resolution rises."""
    level = Network(network.size, {pair: max(1, round(weight * SCALE)) for pair, weight in network.links.items()})
    labels = list(range(network.size))
    chance = random.Random(seed)  # noqa: S311 - an order of visits, not a secret
    while True:
        moved = renumber(_Level(level, resolution).move(chance))
        labels = [moved[label] for label in labels]
        if max(moved, default=-1) + 1 == level.size:
            return renumber(labels)
        level = condense(level, moved)


class _Level:
    """Nodes of one level, each a group of its own at first."""

    def __init__(self, network: Network, resolution: float) -> None:
        self._links: list[dict[int, int]] = [{} for _ in range(network.size)]
        self._degrees = [0] * network.size
        for (one, other), number in network.links.items():
            weight = round(number)
            self._degrees[one] += weight
            self._degrees[other] += weight
            if one != other:
                self._links[one][other] = self._links[other][one] = weight
        self._group = list(range(network.size))
        self._volumes = list(self._degrees)
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
