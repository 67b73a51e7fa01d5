"""The dependency graph as an undirected network on integers: quick to search, and independent of names' hashes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from decomposer.model.graph import DependencyGraph, View

Labels = list[int]
"""The group of each node, by its number."""


class Network(Struct, frozen=True, gc=False):
    """Nodes are 0 .. size - 1; `links` maps (smaller, larger) to a weight above 0; a node may have a loop."""

    size: int
    links: dict[tuple[int, int], float]

    def volumes(self, labels: Sequence[int]) -> dict[int, float]:
        """Per group: the weighted degrees of its nodes, a loop counting twice."""
        volumes: dict[int, float] = defaultdict(float)
        for (one, other), weight in self.links.items():
            volumes[labels[one]] += weight
            volumes[labels[other]] += weight
        return volumes


def network_of(graph: DependencyGraph, factors: Mapping[View, float] = MappingProxyType({})) -> Network:
    """Nodes are the units in sorted order; both directions of an edge are added up, edges of weight 0 are left out.

    The weights of a view are multiplied with its factor, if there is one.
    """
    place = {name: at for at, name in enumerate(sorted(unit.id for unit in graph.units))}
    links: dict[tuple[int, int], float] = defaultdict(float)
    for edge in sorted(graph.edges, key=lambda edge: (edge.source, edge.target)):
        one, other = sorted((place[edge.source], place[edge.target]))
        weight = math.fsum(number * factors.get(view, 1.0) for view, number in edge.weights.items())
        if weight > 0:
            links[one, other] += weight
    return Network(len(place), dict(sorted(links.items())))


def condense(network: Network, labels: Sequence[int]) -> Network:
    """One node per group, in the order of `labels`; links inside a group become a loop."""
    links: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (one, other), weight in network.links.items():
        low, high = sorted((labels[one], labels[other]))
        links[low, high].append(weight)
    return Network(max(labels, default=-1) + 1, {pair: math.fsum(links[pair]) for pair in sorted(links)})


def renumber(labels: Sequence[object]) -> Labels:
    """The same groups, numbered 0, 1, ... by their first node."""
    numbers: dict[object, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]


def connected(network: Network, labels: Sequence[int]) -> Labels:
    """The groups, each divided into its connected parts."""
    root = list(range(network.size))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, other in network.links:
        if labels[one] == labels[other]:
            low, high = sorted((find(one), find(other)))
            root[high] = low
    return renumber([find(node) for node in range(network.size)])


def modularity(network: Network, labels: Sequence[int]) -> float:
    """Newman's modularity: sum over groups of inside/m - (volume/2m)^2, where m is the sum of all weights.

    It is 0 without links. Newman, "Analysis of weighted networks", Physical Review E 70 (2004).
    """
    total = math.fsum(network.links.values())
    if not total:
        return 0.0
    inside = math.fsum(weight for (one, other), weight in network.links.items() if labels[one] == labels[other])
    squares = math.fsum((volume / (2 * total)) ** 2 for volume in network.volumes(labels).values())
    return inside / total - squares


def codelength(network: Network, labels: Sequence[int]) -> float:
    """The map equation: bits that one step of a random walk takes to describe, if each group has its own code book.

    Few bits mean that walks stay in groups for long. It is 0 without links. Rosvall & Bergstrom, "Maps of random walks
    on complex networks reveal community structure", PNAS 105 (2008), for undirected links.
    """
    total = 2 * math.fsum(network.links.values())
    if not total:
        return 0.0
    degrees = network.volumes(range(network.size))
    volumes = network.volumes(labels)
    exits: dict[int, float] = defaultdict(float)
    for (one, other), weight in network.links.items():
        if labels[one] != labels[other]:
            exits[labels[one]] += weight
            exits[labels[other]] += weight
    return math.fsum(
        (
            _bits(math.fsum(exits.values()) / total),
            -2 * math.fsum(_bits(weight / total) for weight in exits.values()),
            -math.fsum(_bits(degree / total) for degree in degrees.values()),
            math.fsum(_bits((exits[group] + volume) / total) for group, volume in volumes.items()),
        )
    )


def _bits(share: float) -> float:
    return share * math.log2(share) if share > 0 else 0.0
