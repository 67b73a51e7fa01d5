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
import random
from typing import get_args

from msgspec import Struct

from decomposer.model.graph import DependencyGraph, View

from .likeness import Likeness
from .network import Network, network_of


class Scale(Struct, frozen=True, gc=False):
    """How much each change of the weights is."""

    strangers: float = 0.15
    """What is left of a weight between units that share no word."""
    alike: float = 2.0
    """What the cosine of their words adds, in parts of the weight."""
    root: float = 0.5
    balance: float = 0.375
    views: dict[View, float] = {}
    """What the weight of each view is multiplied with, if not 1."""

    def varied(self, chance: random.Random) -> Scale:
        """Another one that could be meant as well: each number and each view by up to about a half more or less."""

        def near(number: float) -> float:
            return number * math.exp(chance.gauss(0, 0.3))

        factors = {view: near(self.views.get(view, 1.0)) for view in get_args(View)}
        return Scale(near(self.strangers), near(self.alike), min(1.0, near(self.root)), near(self.balance), factors)


USUAL = Scale()


class Affinity:
    """Networks of the units of a graph in sorted order; all have the links of the graph, with other weights."""

    def __init__(self, graph: DependencyGraph) -> None:
        """Compares the words of all units that have an edge."""
        self._graph = graph
        self._likeness = Likeness(graph).of_pairs(network_of(graph).links)

    def network(self, scale: Scale = USUAL) -> Network:
        """The one for these numbers."""
        plain = network_of(self._graph, scale.views)
        links = {
            pair: math.pow(weight * (scale.strangers + scale.alike * self._likeness[pair]), scale.root)
            for pair, weight in plain.links.items()
        }
        return _balanced(Network(plain.size, links), scale.balance)


def _balanced(network: Network, power: float) -> Network:
    """Scaled so that two units of average degree keep their weight."""
    degrees = network.volumes(range(network.size))
    mean = math.fsum(degrees.values()) / (len(degrees) or 1)
    links = {
        (one, other): weight * math.pow(mean * mean / (degrees[one] * degrees[other]), power)
        for (one, other), weight in network.links.items()
    }
    return Network(network.size, links)
