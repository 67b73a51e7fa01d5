"""The best groups at one resolution that many tries together find, so that they depend on luck as little as possible.

One run of Louvain's method ends where no single move helps, and where that is depends on the order of moves. Here
several runs are crossed: what two of them agree on stays together, the rest is grouped anew and improved node by node;
the best of parents and children go on (Biedermann, Henzinger, Schulz & Schuster, "Memetic graph clustering", SEA 2018;
the agreement of runs as building blocks: Ovelgoenne & Geyer-Schulz, "An ensemble learning strategy for graph
clustering", DIMACS 2012).

Most tries are the same whatever the seed: seeds only add some, and what these find must be clearly better.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import ClassVar

from decomposer.clustering.network import Labels, Network, renumber

from .algorithm import Grouping
from .level import Level
from .louvain import Resolutions, move, resolutions, worth, worth_of_all

MOST, LEAST = 16, 4
"""Groupings that are alive at once, in a small and in a large network."""
WORK = 72_000
"""About so many links are looked at for each generation."""
TRIED = 4
"""One of so many groupings that the last search begins with is a try of the seed."""
LEAST_GAIN = 0.001
"""What modularity must gain if a seed is to change the answer. Networks have many groupings of nearly the same
modularity that differ much (Good, de Montjoye & Clauset, "Performance of modularity maximization in practical
contexts", Physical Review E 81, 2010): a smaller gain tells nothing about a program."""
GENERATIONS = 8
PATIENCE = 3
"""Generations without a better grouping after which no other is expected."""

_SEEDS = 1 << 32


class Memetic(Resolutions, frozen=True, gc=False):
    """The best that crossed runs of Louvain's method find at each resolution."""

    name: ClassVar[str] = "memetic"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many; each search begins with what the one before found, too."""
        level, known, found = Level.of(network), list[Labels](), list[Labels]()
        for step, resolution in enumerate(resolutions()):
            alive = find_known(level, resolution, known)
            known, found = alive[:1], [try_more(level, resolution, seed + step, alive, found)]
            yield Grouping(resolution, found[0])


def find_known(level: Level, resolution: float, starts: Sequence[Labels] = ()) -> list[Labels]:
    """The groups of highest modularity that most of the work finds, best first: the same for each seed.

    The level has whole numbers, `starts` are to be improved.
    """
    alive, chance = _alive(level), random.Random(0)  # noqa: S311 - an order of visits, not a secret
    first = [move(level, resolution, 0, start) for start in starts]
    first += [move(level, resolution, known) for known in range(alive - len(first))]
    return _evolved(level, resolution, first, chance)


def try_more(
    level: Level, resolution: float, seed: int, known: Sequence[Labels], starts: Sequence[Labels] = ()
) -> Labels:
    """The best of what is known, unless tries of the seed lead to clearly better groups (`LEAST_GAIN`)."""
    number, chance = _alive(level) // TRIED, random.Random(seed)  # noqa: S311 - an order of visits, not a secret
    tries = [move(level, resolution, chance.randrange(_SEEDS), start) for start in starts]
    tries += [move(level, resolution, chance.randrange(_SEEDS)) for _ in range(number)]
    best = _evolved(level, resolution, [*known[: _alive(level) - number], *tries], chance)[0]
    gain = worth(level, resolution, best) - worth(level, resolution, known[0])
    return best if gain > LEAST_GAIN * worth_of_all(level) else known[0]


def _alive(level: Level) -> int:
    return min(MOST, max(LEAST, WORK // (level.links + 1)))


def _evolved(level: Level, resolution: float, first: Sequence[Labels], chance: random.Random) -> list[Labels]:
    """Generations of these groupings, until no child is better than all parents; the best ones, best first."""
    groupings, patience = _fittest(level, resolution, first), PATIENCE
    for _ in range(GENERATIONS):
        best = groupings[0]
        groupings = _fittest(level, resolution, [*groupings, *_children(level, resolution, groupings, chance)])
        patience = PATIENCE if groupings[0] != best else patience - 1
        if not patience or len(groupings) == 1:
            break
    return groupings


def _fittest(level: Level, resolution: float, groupings: Sequence[Labels]) -> list[Labels]:
    """The best ones, each of them once."""
    worths = {tuple(one): worth(level, resolution, one) for one in groupings}
    return [list(one) for one in sorted(worths, key=lambda one: (-worths[one], one))[: _alive(level)]]


def _children(level: Level, resolution: float, groupings: Sequence[Labels], chance: random.Random) -> list[Labels]:
    """One child of each grouping with another one."""
    others = list(range(len(groupings)))
    chance.shuffle(others)
    return [
        _child(level, resolution, one, groupings[other], chance)
        for one, other in zip(groupings, others, strict=True)
        if one is not groupings[other]
    ]


def _child(level: Level, resolution: float, one: Labels, other: Labels, chance: random.Random) -> Labels:
    agreed = renumber(list(zip(one, other, strict=True)))
    crossed = move(level.condensed(agreed), resolution, chance.randrange(_SEEDS))
    return move(level, resolution, chance.randrange(_SEEDS), [crossed[group] for group in agreed])
