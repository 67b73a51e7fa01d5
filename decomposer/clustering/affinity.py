"""How near two units are: the network that is searched for groups, made of the edges of the graph and of words.

An edge says that units need each other, not that they are about the same thing: whatever serves many is tied to many.
So the weight of each edge, never the set of edges, is changed three times:

1. **Words.** Units that speak of the same things count for more (`likeness`).
2. **Root.** Edges between large units have many reasons; the square root keeps one such pair from counting like many.
3. **Balance.** A weight is divided by a power of the degrees of its ends, as the normalised Laplacian does with the
   power 1/2 (Chung, "Spectral Graph Theory", 1997): what little a small unit is tied to is what it belongs to.
"""

from __future__ import annotations

import math

from decomposer.model.graph import DependencyGraph

from .likeness import Likeness
from .network import Network, network_of

STRANGERS = 0.15
"""What is left of a weight between units that share no word."""
SPEAKING_ALIKE = 2.0
"""What the cosine of their words adds, in parts of the weight."""
ROOT = 0.5
BALANCE = 0.375


def affinity_of(graph: DependencyGraph) -> Network:
    """The network of the units in sorted order; it has the same links as the graph, with other weights."""
    plain = network_of(graph)
    return _balanced(Network(plain.size, _rooted(plain, Likeness(graph).of_pairs(plain.links))))


def _rooted(network: Network, likeness: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    return {
        pair: math.pow(weight * (STRANGERS + SPEAKING_ALIKE * likeness[pair]), ROOT)
        for pair, weight in network.links.items()
    }


def _balanced(network: Network) -> Network:
    """Scaled so that two units of average degree keep their weight."""
    degrees = network.volumes(range(network.size))
    mean = math.fsum(degrees.values()) / (len(degrees) or 1)
    links = {
        (one, other): weight * math.pow(mean * mean / (degrees[one] * degrees[other]), BALANCE)
        for (one, other), weight in network.links.items()
    }
    return Network(network.size, links)
