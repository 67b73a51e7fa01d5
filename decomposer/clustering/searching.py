"""Groups at the scale that fits, whatever algorithm finds them, and how sure each unit is of its group.

One run of a modularity method says little: on real programs seeds move it by up to 26 points of MoJoFM, and at
resolution 1 it cannot see small groups (Fortunato & Barthelemy, "Resolution limit in community detection", PNAS 104,
2007). So:

1. In a large network, what several runs at a fine resolution agree on stays together (Ovelgoenne & Geyer-Schulz, "An
   ensemble learning strategy for graph clustering", DIMACS 2012).
2. From coarse to fine, an algorithm finds groups (`algorithms`).
3. The groups of each scale are made connected, tidied (`placement.tidy`) and judged (`_judge`); the best ones win.
4. How sure each unit is of its group is tried: with other weights of all views and words (`affinity.Scale.varied`),
   at scales around the chosen one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from math import log

from msgspec import Struct

from decomposer.model.graph import DependencyGraph

from .affinity import USUAL, Affinity
from .algorithms.algorithm import Algorithm
from .algorithms.level import Level
from .algorithms.louvain import condense_whole, move, whole_numbers
from .algorithms.memetic import Memetic
from .network import Labels, Network, codelength, connected, modularity, renumber
from .partition import Partition
from .placement import LOOSE, Anchors, tidy

PATIENCE = 3
"""Scales in a row that are worse than the best so far, before the search ends."""
LARGE = 20_000
"""Links from which a search begins with cores instead of single nodes."""
CORE_RUNS, CORE_RESOLUTION = 3, 8.0
LEAST_TRIALS, TRIED_LINKS = 3, 400_000
"""In a very large network fewer trials are made: about so many links are looked at, three times at least."""
DISTANCE = 0.1
"""What a number of services costs that is e times more or less than the expected one."""


class _Candidate(Struct, frozen=True, gc=False):
    """The tidied groups at one scale, and how good they are."""

    scale: float
    labels: Labels
    judgement: tuple[int, float]


class Search(Struct, frozen=True, gc=False):
    """Looks for groups with one algorithm; `trials` with other weights tell how stable they are.

    `services` are the least and the most groups that are wanted; None leaves their number to the graph.
    """

    algorithm: Algorithm = Memetic()
    trials: int = 12
    services: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """That of the algorithm."""
        return self.algorithm.name

    def cluster(self, graph: DependencyGraph, *, seed: int) -> Partition:
        """Groups of the units that something ties; the answer does not depend on the order of units or edges.

        Raises InputError for a graph that is too large for the algorithm.
        """
        if not graph.units:
            return Partition((), {})
        affinity, anchors = Affinity(graph), Anchors.of(graph)
        best = _best(self._candidates(affinity.network(), anchors, seed), self.services)
        return _partition(graph, best, list(self._tried_again(affinity, best.scale, len(graph.edges), seed)))

    def _candidates(self, network: Network, anchors: Anchors, seed: int) -> Iterator[_Candidate]:
        """The tidied groups at each scale, from coarse to fine."""
        least, most = self.services or (1, anchors.most)
        whole = whole_numbers(network)
        cores = _cores(whole)
        for scale, found in self.algorithm.groupings(condense_whole(whole, cores), seed):
            labels = tidy(network, connected(network, [found[core] for core in cores]), anchors, most)
            judgement = _judge(network, labels, anchors.expected if self.services is None else 0.0)
            yield _Candidate(scale, labels, (min(_number(labels), least), judgement))

    def _tried_again(self, affinity: Affinity, scale: float, edges: int, seed: int) -> Iterator[Labels]:
        """Groups with other weights."""
        chance = random.Random(seed)  # noqa: S311 - changes to try, not a secret
        for trial in range(min(self.trials, max(LEAST_TRIALS, TRIED_LINKS // (edges + 1)))):
            network = affinity.network(USUAL.varied(chance))
            found = self.algorithm.again(whole_numbers(network), scale, trial % 3 - 1, chance.randrange(1 << 32))
            yield connected(network, found)


def _cores(network: Network) -> Labels:
    """The nodes of a large network that stay together from the beginning: what runs at a fine resolution agree on."""
    if len(network.links) < LARGE:
        return list(range(network.size))
    level = Level.of(network)
    runs = [move(level, CORE_RESOLUTION, run) for run in range(CORE_RUNS)]
    return connected(network, renumber(list(zip(*runs, strict=True))))


def _best(candidates: Iterator[_Candidate], services: tuple[int, int] | None) -> _Candidate:
    """Enough groups first, then good ones, then the coarser."""
    best, waiting = next(candidates), 0
    for candidate in candidates:
        if candidate.judgement > best.judgement:
            best, waiting = candidate, 0
        else:
            waiting += 1
        if waiting >= PATIENCE and (services is None or best.judgement[0] >= services[0]):
            break
    return best


def _judge(network: Network, labels: Labels, expected: float) -> float:
    """Modularity + compression - distance from the expected number of services, if there is one.

    The compression is the share of bits that the map equation saves by the groups. Modularity alone prefers few large
    groups, compression many small ones. The distance is ln(K / expected)^2 * `DISTANCE`.
    """
    loose = count(len(labels))
    whole = [next(loose) if label == LOOSE else label for label in labels]
    apart = codelength(network, [0] * network.size)
    saved = 1 - codelength(network, whole) / apart if apart else 0.0
    distance = log(max(1, _number(labels)) / expected) ** 2 if expected else 0.0
    return round(modularity(network, whole) + saved - DISTANCE * distance, 9)


def _number(labels: Labels) -> int:
    return len(set(labels) - {LOOSE})


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
    return [number / len(runs) for number in kept]


def _partition(graph: DependencyGraph, best: _Candidate, runs: Sequence[Labels]) -> Partition:
    names = sorted(unit.id for unit in graph.units)
    stability = _stability(best.labels, runs)
    groups: dict[int, list[str]] = {}
    for name, label in zip(names, best.labels, strict=True):
        groups.setdefault(label, []).append(name)
    groups.pop(LOOSE, None)
    sure = {name: value for name, label, value in zip(names, best.labels, stability, strict=True) if label != LOOSE}
    return Partition(tuple(sorted(map(tuple, groups.values()))), sure, best.scale)
