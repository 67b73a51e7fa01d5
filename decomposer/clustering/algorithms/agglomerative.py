"""A tree of nodes by how often runs put them together, cut at each height.

Fred & Jain, "Combining multiple clusterings using evidence accumulation", IEEE PAMI 27 (2005), with average linkage:
runs of Louvain's method at many resolutions vote for pairs of nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from decomposer.clustering.network import Labels, Network, renumber
from decomposer.errors import InputError

from .algorithm import Grouping
from .level import Level
from .louvain import move, resolutions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUNS = 4
"""At each resolution, up to the one at which groups are smaller than people would make them."""
RESOLUTIONS = 12
STEP = 0.05
HEIGHTS = tuple(round(1 - STEP * step, 2) for step in range(1, 20))
"""Shares of runs that tell two groups apart, from large to small."""
MOST = 5_000
"""Nodes that no two runs tell apart count once; of more than these, all pairs take too much memory."""


class Agglomerative(Struct, frozen=True, gc=False):
    """Average linkage of the agreement of runs."""

    name: ClassVar[str] = "agglomerative"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many; the scale is a share of runs. Raises InputError for a network that is too large."""
        return _cuts(network, _runs(network, seed, RUNS), HEIGHTS)

    def again(self, network: Network, scale: float, step: int, seed: int) -> Labels:
        """A tree of one run at each resolution, cut near the height."""
        return next(_cuts(network, _runs(network, seed, 1), [scale - STEP * step])).labels


def _runs(network: Network, seed: int, each: int) -> list[Labels]:
    tried = [resolution for resolution in resolutions()[:RESOLUTIONS] for _ in range(each)]
    level = Level.of(network)
    return [move(level, resolution, seed + run) for run, resolution in enumerate(tried)]


def _cuts(network: Network, runs: Sequence[Labels], heights: Sequence[float]) -> Iterator[Grouping]:
    """The tree cut at each of the heights."""
    from scipy.cluster.hierarchy import fcluster, linkage

    alike = renumber(list(zip(*runs, strict=True)))
    nodes = max(alike, default=-1) + 1
    if nodes > MOST:
        raise InputError(
            f"agglomerative compares all pairs of {nodes:,} units, more than {MOST:,}: choose another --algorithm"
        )
    if nodes < 2:
        yield Grouping(heights[0], [0] * network.size)
        return
    tree = linkage(_distances(alike, runs), "average")
    for height in heights:
        cut = fcluster(tree, height, "distance").tolist()
        yield Grouping(height, renumber([cut[node] for node in alike]))


def _distances(alike: Sequence[int], runs: Sequence[Labels]) -> NDArray[np.float64]:
    """The share of runs that tell two nodes apart, pair by pair as scipy wants it; each node counts once."""
    import numpy as np

    first = {node: place for place, node in reversed(list(enumerate(alike)))}
    table = np.array([[run[first[node]] for node in range(len(first))] for run in runs])
    rows = [(table[:, [node]] != table[:, node + 1 :]).mean(axis=0) for node in range(len(first) - 1)]
    return np.round(np.concatenate(rows), 9)
