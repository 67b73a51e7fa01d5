"""Each node takes the label that most of its links lead to, until none changes.

Raghavan, Albert & Kumara, "Near linear time algorithm to detect community structures in large-scale networks",
Physical Review E 76 (2007), in the form of Traag & Subelj, "Large network community detection by fast label
propagation", Scientific Reports 13 (2023), in networkx.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import Struct

from decomposer.clustering.network import Labels, Network

from .algorithm import Grouping

RUNS = 8


class LabelPropagation(Struct, frozen=True, gc=False):
    """Several runs, none finer than the others: how many groups there are is up to the network."""

    name: ClassVar[str] = "label-propagation"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """Runs with other orders of visits."""
        for run in range(RUNS):
            yield Grouping(1, _propagate(network, seed + run))

    def again(self, network: Network, scale: float, step: int, seed: int) -> Labels:  # noqa: ARG002 - there is no scale
        """Another run."""
        return _propagate(network, seed)


def _propagate(network: Network, seed: int) -> Labels:
    import networkx as nx
    from networkx.algorithms.community import fast_label_propagation_communities

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(network.size))
    graph.add_weighted_edges_from(
        (one, other, weight) for (one, other), weight in network.links.items() if one != other
    )
    labels = [0] * network.size
    for number, group in enumerate(fast_label_propagation_communities(graph, weight="weight", seed=seed)):
        for node in group:
            labels[node] = number
    return labels
