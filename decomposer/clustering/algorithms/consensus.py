"""What many runs of Louvain's method agree on.

Lancichinetti & Fortunato, "Consensus clustering in complex networks", Scientific Reports 2, 336 (2012): the links of
the network count as much as runs keep their ends together, and this network is grouped again, until all runs agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decomposer.clustering.network import Labels, Network, renumber

from .algorithm import Grouping
from .level import Level
from .louvain import Resolutions, move, resolutions

RUNS = 8
ROUNDS = 5
"""Runs that do not agree after so many rounds hardly ever do; then the first one counts."""


class Consensus(Resolutions, frozen=True, gc=False):
    """The agreement of runs at each resolution."""

    name: ClassVar[str] = "consensus"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many."""
        for step, resolution in enumerate(resolutions()):
            yield Grouping(resolution, agree(network, resolution, seed + step * RUNS))


def agree(network: Network, resolution: float, seed: int) -> Labels:
    """The groups of which runs with other seeds make the same."""
    runs = _runs(network, resolution, seed)
    for _ in range(ROUNDS):
        if all(run == runs[0] for run in runs):
            break
        network = _agreement(network, runs)
        runs = _runs(network, resolution, seed)
    return runs[0]


def _runs(network: Network, resolution: float, seed: int) -> list[Labels]:
    level = Level.of(network)
    return [renumber(move(level, resolution, seed + run)) for run in range(RUNS)]


def _agreement(network: Network, runs: Sequence[Labels]) -> Network:
    """Each link times the number of runs that keep its ends together; links that no run keeps are dropped."""
    kept = {
        (one, other): weight * sum(run[one] == run[other] for run in runs)
        for (one, other), weight in network.links.items()
    }
    return Network(network.size, {pair: weight for pair, weight in kept.items() if weight})
