"""Groups by Louvain's method, made steady: several seeds agree on cores, several resolutions compete.

One run of a modularity method says little: on real programs seeds move it by up to 26 points of MoJoFM, and at
resolution 1 it cannot see small groups (Fortunato & Barthelemy, "Resolution limit in community detection", PNAS 104,
2007). So:

1. Runs at the finest resolution; units together in all of them form a core and stay together from here on
   (Ovelgoenne & Geyer-Schulz, "An ensemble learning strategy for graph clustering", DIMACS 2012).
2. At each resolution several runs over the cores, then one over a network in which each link counts as much as the
   runs agree on it (Lancichinetti & Fortunato, "Consensus clustering in complex networks", Scientific Reports 2, 2012).
3. Each consensus is tidied (`placement.tidy`) and judged; the best one wins, the coarser one if two are equal.

One run of the method itself is `moving.find_communities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum, log

from msgspec import Struct

from decomposer.model.graph import DependencyGraph

from .affinity import affinity_of
from .moving import find_communities
from .network import Labels, Network, condense, connected, modularity, renumber
from .partition import Partition
from .placement import Anchors, tidy

CORE_RUNS = 3
CORE_RESOLUTION = 8.0


class _Candidate(Struct, frozen=True, gc=False):
    """The outcome of one resolution: the tidied groups, the runs behind them, and how good they are."""

    resolution: float
    labels: Labels
    runs: list[Labels]


class Louvain(Struct, frozen=True, gc=False):
    """Louvain's method over `resolutions` (from coarse to fine), `runs` seeds each.

    `services` are the least and the most groups that are wanted; None leaves their number to the graph.
    """

    resolutions: tuple[float, ...] = (0.35, 0.5, 0.65, 0.8, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6)
    runs: int = 9
    services: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """`louvain`."""
        return "louvain"

    def cluster(self, graph: DependencyGraph, *, seed: int) -> Partition:
        """Groups of all units; the answer does not depend on the order of units or edges."""
        if not graph.units:
            return Partition((), {})
        network, anchors = affinity_of(graph), Anchors.of(graph)
        least, most = self.services or (1, anchors.most)
        cores = _cores(network, seed)
        coarse = condense(network, cores)
        candidates = []
        for place, resolution in enumerate(self.resolutions):
            seeds = [seed + 1000 * (place + 1) + run for run in range(self.runs)]
            runs = [find_communities(coarse, resolution, one) for one in seeds]
            together = find_communities(_agreement(coarse, runs), resolution, seed)
            labels = tidy(network, _spread(connected(coarse, together), cores), anchors, most)
            candidates.append(_Candidate(resolution, labels, [_spread(run, cores) for run in runs]))

        def rank(at: int) -> tuple[int, float, int]:
            """Enough groups first, then good ones, then the coarser."""
            enough = min(len(set(candidates[at].labels)), least)
            return enough, _judge(network, candidates[at], anchors.expected), -at

        best = max(range(len(candidates)), key=rank)
        near = candidates[max(0, best - 1) : best + 2]
        runs = [run for candidate in near for run in candidate.runs]
        return _partition(graph, candidates[best], runs)


def _cores(network: Network, seed: int) -> Labels:
    runs = [find_communities(network, CORE_RESOLUTION, seed + run) for run in range(CORE_RUNS)]
    return connected(network, renumber(list(zip(*runs, strict=True))))


def _agreement(network: Network, runs: Sequence[Labels]) -> Network:
    """Each link times the share of runs that keep its ends together; links that no run keeps are dropped."""
    kept = {}
    for (one, other), weight in network.links.items():
        share = sum(run[one] == run[other] for run in runs) / len(runs)
        if share:
            kept[one, other] = weight * share
    return Network(network.size, kept)


def _spread(labels: Sequence[int], cores: Sequence[int]) -> Labels:
    return [labels[core] for core in cores]


def _judge(network: Network, candidate: _Candidate, expected: float) -> float:
    """Modularity + stability - distance from the expected number of services.

    Modularity alone prefers few large groups, stability alone the two ends of the scale. The distance is
    ln(K / expected)^2 / 10: twice too many costs 0.05, five times 0.26.
    """
    stability = _stability(candidate.labels, candidate.runs)
    distance = log(len(set(candidate.labels)) / expected) ** 2 / 10
    return modularity(network, candidate.labels) + fsum(stability) / len(stability) - distance


def _stability(labels: Sequence[int], runs: Sequence[Labels]) -> list[float]:
    """Per node the share of runs that put it where most of its group is."""
    kept = [0] * len(labels)
    for run in runs:
        overlap = Counter(zip(labels, run, strict=True))
        home: dict[int, int] = {}
        for label, other in sorted(overlap, key=lambda pair: (-overlap[pair], pair)):
            home.setdefault(label, other)
        for node, other in enumerate(run):
            kept[node] += home[labels[node]] == other
    return [count / len(runs) for count in kept]


def _partition(graph: DependencyGraph, best: _Candidate, runs: Sequence[Labels]) -> Partition:
    names = sorted(unit.id for unit in graph.units)
    groups: dict[int, list[str]] = {}
    for name, label in zip(names, best.labels, strict=True):
        groups.setdefault(label, []).append(name)
    stability = dict(zip(names, _stability(best.labels, runs), strict=True))
    return Partition(tuple(sorted(map(tuple, groups.values()))), stability, best.resolution)
