"""The best groups at one resolution that many tries together find, so that they depend on luck as little as possible.

One run of Louvain's method ends where no single move helps, and where that is depends on the order of moves. Here
several runs are crossed: what two of them agree on stays together, the rest is grouped anew and improved node by node;
the best of parents and children go on (Biedermann, Henzinger, Schulz & Schuster, "Memetic graph clustering", SEA 2018;
the agreement of runs as building blocks: Ovelgoenne & Geyer-Schulz, "An ensemble learning strategy for graph
clustering", DIMACS 2012).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import ClassVar

from decomposer.clustering.network import Labels, Network, renumber

from .algorithm import Grouping
from .louvain import Resolutions, condense_whole, move_in, resolutions, worth

MOST, LEAST = 16, 3
"""Groupings that are alive at once, in a small and in a large network."""
WORK = 48_000
"""About so many links are looked at for each generation."""
GENERATIONS = 8
PATIENCE = 3
"""Generations without a better grouping after which no other is expected."""

_SEEDS = 1 << 32


class Memetic(Resolutions, frozen=True, gc=False):
    """The best that crossed runs of Louvain's method find at each resolution."""

    name: ClassVar[str] = "memetic"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many; each search begins with what the one before found, too."""
        found: list[Labels] = []
        for step, resolution in enumerate(resolutions()):
            found = [search(network, resolution, seed + step, found)]
            yield Grouping(resolution, found[0])


def search(network: Network, resolution: float, seed: int, starts: Sequence[Labels] = ()) -> Labels:
    """The groups of highest modularity at this resolution; `network` has whole numbers, `starts` are to be improved.

    Half of the first runs are the same for each seed, so that another seed changes the answer for a better one only.
    """
    chance = random.Random(seed)  # noqa: S311 - an order of visits, not a secret
    alive = min(MOST, max(LEAST, WORK // (len(network.links) + 1)))
    first = [move_in(network, resolution, chance.randrange(_SEEDS), start) for start in starts]
    first += [move_in(network, resolution, known) for known in range(alive // 2)]
    first += [move_in(network, resolution, chance.randrange(_SEEDS)) for _ in range(alive - len(first))]
    groupings = _fittest(network, resolution, first, alive)
    patience = PATIENCE
    for _ in range(GENERATIONS):
        best = groupings[0]
        children = _children(network, resolution, groupings, chance)
        groupings = _fittest(network, resolution, [*groupings, *children], alive)
        patience = PATIENCE if groupings[0] != best else patience - 1
        if not patience or len(groupings) == 1:
            break
    return groupings[0]


def _fittest(network: Network, resolution: float, groupings: Sequence[Labels], alive: int) -> list[Labels]:
    """The best ones, each of them once."""
    worths = {tuple(one): worth(network, resolution, one) for one in groupings}
    return [list(one) for one in sorted(worths, key=lambda one: (-worths[one], one))[:alive]]


def _children(network: Network, resolution: float, groupings: Sequence[Labels], chance: random.Random) -> list[Labels]:
    """One child of each grouping with another one."""
    others = list(range(len(groupings)))
    chance.shuffle(others)
    return [
        _child(network, resolution, one, groupings[other], chance)
        for one, other in zip(groupings, others, strict=True)
        if one is not groupings[other]
    ]


def _child(network: Network, resolution: float, one: Labels, other: Labels, chance: random.Random) -> Labels:
    agreed = renumber(list(zip(one, other, strict=True)))
    crossed = move_in(condense_whole(network, agreed), resolution, chance.randrange(_SEEDS))
    return move_in(network, resolution, chance.randrange(_SEEDS), [crossed[group] for group in agreed])
