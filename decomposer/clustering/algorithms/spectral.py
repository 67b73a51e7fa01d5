"""Groups of nodes whose entries in the first eigenvectors are alike.

Ng, Jordan & Weiss, "On spectral clustering", NIPS 14 (2001), in scikit-learn; how nodes are assigned: Damle, Minden &
Ying, "Simple, direct and efficient multi-way spectral clustering", Information and Inference 8 (2019), which needs no
random starts. Each connected part of a network is divided by itself, or its many small parts would be all that is
found; how many groups it gets goes by its size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from decomposer.clustering.network import Labels, Network, connected, renumber
from decomposer.errors import InputError

from .algorithm import Grouping

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FIRST, MORE = 4, 1.3
"""How many groups are tried first, and by how much each next number is larger."""
MOST = 5_000
"""Nodes whose eigenvectors are found in a time that people wait for."""


class Spectral(Struct, frozen=True, gc=False):
    """Each number of groups, one after the other."""

    name: ClassVar[str] = "spectral"

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many. Raises InputError for a network that is too large."""
        number = FIRST
        while number == FIRST or number <= network.size:
            yield Grouping(number, _group(network, number, seed))
            number = round(number * MORE)

    def again(self, network: Network, scale: float, step: int, seed: int) -> Labels:  # noqa: ARG002 - the same number is asked for
        """As many groups."""
        return _group(network, round(scale), seed)


def _group(network: Network, number: int, seed: int) -> Labels:
    parts = connected(network, [0] * network.size)
    labels: list[object] = list(parts)
    members: dict[int, list[int]] = {}
    for node, part in enumerate(parts):
        members.setdefault(part, []).append(node)
    for part, nodes in members.items():
        wanted = min(round(number * len(nodes) / network.size), len(nodes) - 1)
        if wanted > 1:
            found = _divide(_matrix(network, nodes), wanted, seed)
            for node, label in zip(nodes, found, strict=True):
                labels[node] = (part, label)
    return renumber(labels)


def _divide(matrix: csr_matrix, number: int, seed: int) -> Labels:
    from sklearn.cluster import SpectralClustering

    if matrix.shape[0] > MOST:
        raise InputError(
            f"spectral needs the eigenvectors of {matrix.shape[0]:,} units, more than {MOST:,}: "
            "choose another --algorithm"
        )
    method = SpectralClustering(number, affinity="precomputed", assign_labels="cluster_qr", random_state=seed)
    found: Labels = method.fit_predict(matrix).tolist()
    return found


def _matrix(network: Network, nodes: Sequence[int]) -> csr_matrix:
    """The weights between these nodes, in their order, the largest being 1."""
    from scipy.sparse import coo_matrix

    place = {node: at for at, node in enumerate(nodes)}
    links = {pair: weight for pair, weight in network.links.items() if pair[0] in place and pair[0] != pair[1]}
    largest = max(links.values(), default=1.0)
    weights = [weight / largest for weight in links.values()]
    ones, others = ([place[pair[side]] for pair in links] for side in (0, 1))
    return coo_matrix((weights * 2, (ones + others, others + ones)), (len(nodes), len(nodes))).tocsr()
