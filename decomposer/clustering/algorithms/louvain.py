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
from .level import Level

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
        return move(Level.of(network), resolution * FINER**step, seed)


class Louvain(Resolutions, frozen=True, gc=False):
    """One run at each resolution."""

    name: ClassVar[str] = "louvain"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many."""
        level = Level.of(network)
        for step, resolution in enumerate(resolutions()):
            yield Grouping(resolution, move(level, resolution, seed + step))


def resolutions() -> tuple[float, ...]:
    """From coarse to fine."""
    return tuple(round(COARSEST * FINER**step, 3) for step in range(STEPS))


def find_communities(network: Network, resolution: float, seed: int, start: Sequence[int] = ()) -> Labels:
    """The group of each node, by moving nodes, then groups, as long as modularity at this resolution rises.

    At first each node is a group of its own, or the groups are those of `start`.
    """
    return move(Level.of(whole_numbers(network)), resolution, seed, start)


def whole_numbers(network: Network) -> Network:
    """The same network with weights that have no rounding errors."""
    return Network(network.size, {pair: max(1, round(weight * SCALE)) for pair, weight in network.links.items()})


def move(level: Level, resolution: float, seed: int, start: Sequence[int] = ()) -> Labels:
    """As `find_communities`, of a network of whole numbers that is laid out."""
    labels = list(range(level.size))
    groups = renumber(start) if start else list(labels)
    chance = random.Random(seed)  # noqa: S311 - an order of visits, not a secret
    repulsion = round(resolution * RESOLUTION_SCALE)
    while True:
        moved = renumber(_moved(level, repulsion, groups, chance))
        labels = [moved[label] for label in labels]
        number = max(moved, default=-1) + 1
        if number == level.size:
            return renumber(labels)
        level, groups = level.condensed(moved), list(range(number))


def condense_whole(network: Network, labels: Sequence[int]) -> Network:
    """`condense`, of a network of whole numbers."""
    coarse = condense(network, labels)
    return Network(coarse.size, {pair: round(weight) for pair, weight in coarse.links.items()})


def worth(level: Level, resolution: float, labels: Labels) -> int:
    """Modularity of the groups at this resolution, times `worth_of_all`."""
    repulsion = round(resolution * RESOLUTION_SCALE) * sum(volume**2 for volume in level.volumes(labels))
    return 2 * sum(level.degrees) * level.inside(labels) * RESOLUTION_SCALE - repulsion


def worth_of_all(level: Level) -> int:
    """What a modularity of 1 is worth."""
    return sum(level.degrees) ** 2 * RESOLUTION_SCALE


def _moved(level: Level, repulsion: int, group: Labels, chance: random.Random) -> Labels:
    """The group of each node when no single move gains anything any more.

    A node goes where it gains most, 2m * links to the group - resolution * both volumes, and stays if nothing is truly
    better; then its neighbours in other groups are looked at again. (One loop, because each step of it counts.)
    """
    neighbours, degrees, volumes = level.neighbours, level.degrees, level.volumes(group)
    attraction = sum(degrees) * RESOLUTION_SCALE
    order = list(range(level.size))
    chance.shuffle(order)
    queue, waiting = deque(order), [True] * level.size
    while queue:
        node = queue.popleft()
        waiting[node] = False
        home, towards = group[node], {group[node]: 0}
        for neighbour, weight in neighbours[node]:
            other = group[neighbour]
            if other in towards:
                towards[other] += weight
            else:
                towards[other] = weight
        if len(towards) == 1:
            continue
        cost = repulsion * degrees[node]
        best, most = home, attraction * towards.pop(home) - cost * (volumes[home] - degrees[node])
        for other, weight in towards.items():
            gain = attraction * weight - cost * volumes[other]
            if gain > most:
                best, most = other, gain
        if best == home:
            continue
        volumes[home] -= degrees[node]
        volumes[best] += degrees[node]
        group[node] = best
        for neighbour, _ in neighbours[node]:
            if group[neighbour] != best and not waiting[neighbour]:
                waiting[neighbour] = True
                queue.append(neighbour)
    return group
