"""What every clustering algorithm takes and gives."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from decomposer.model.graph import DependencyGraph


class Partition(Struct, frozen=True, gc=False):
    """Groups that cover the units of a graph, each unit once; groups and the names in them are sorted.

    `stability` in [0, 1] is, per unit, the share of an algorithm's runs that keep the unit with most of its group.
    `resolution` is the scale that was chosen (1 where an algorithm has none).
    """

    groups: tuple[tuple[str, ...], ...]
    stability: dict[str, float]
    resolution: float = 1.0


class Clusterer(Protocol):
    """An algorithm; what can be tuned is a field of the implementing class.

    The answer depends on the graph and the seed only, not on the order of units or edges. Each group is connected in
    the graph, as far as the units in it have edges at all.
    """

    @property
    def name(self) -> str:
        """The word by which people choose the algorithm."""

    def cluster(self, graph: DependencyGraph, *, seed: int) -> Partition:
        """Groups of all units of the graph."""
