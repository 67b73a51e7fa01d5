"""What every way to find groups in a network takes and gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from decomposer.clustering.network import Labels, Network


class Grouping(NamedTuple):
    """Groups of all nodes, and the scale at which they were found: a resolution or a number; 1 if there is none."""

    scale: float
    labels: Labels


class Algorithm(Protocol):
    """A way to find groups. Networks have whole numbers as weights; the answer depends on network and seed only.

    Groups need not be connected: who searches divides them.
    """

    @property
    def name(self) -> str:
        """The word by which people choose it."""

    def groupings(self, network: Network, seed: int) -> Iterator[Grouping]:
        """From few groups to many, each found when it is asked for; one at least."""

    def again(self, network: Network, scale: float, step: int, seed: int) -> Labels:
        """One more quick try: coarser than the scale (`step` -1), at it (0) or finer (1), as far as it can be."""
