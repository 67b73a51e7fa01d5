"""A network of whole numbers, laid out so that many runs over it are quick."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from decomposer.clustering.network import Network


class Level(Struct, frozen=True, gc=False):
    """Per node: its neighbours in order with the weights of the links, the weight of its loop, and its degree."""

    neighbours: list[list[tuple[int, int]]]
    loops: list[int]
    degrees: list[int]

    @classmethod
    def of(cls, network: Network) -> Level:
        """The nodes of a network whose weights are whole numbers."""
        links: list[dict[int, int]] = [{} for _ in range(network.size)]
        loops = [0] * network.size
        for (one, other), number in network.links.items():
            if one == other:
                loops[one] = round(number)
            else:
                links[one][other] = links[other][one] = round(number)
        return _laid_out(links, loops)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.loops)

    @property
    def links(self) -> int:
        """The number of links between two nodes."""
        return sum(map(len, self.neighbours)) // 2

    def condensed(self, groups: Sequence[int]) -> Level:
        """One node per group; links inside a group become a loop. Groups are numbered 0, 1, ..."""
        number = max(groups, default=-1) + 1
        links: list[dict[int, int]] = [{} for _ in range(number)]
        loops, inside = [0] * number, [0] * number
        for node, group in enumerate(groups):
            loops[group] += self.loops[node]
            row = links[group]
            for neighbour, weight in self.neighbours[node]:
                other = groups[neighbour]
                if other == group:
                    inside[group] += weight
                elif other in row:
                    row[other] += weight
                else:
                    row[other] = weight
        return _laid_out(links, [loop + twice // 2 for loop, twice in zip(loops, inside, strict=True)])

    def volumes(self, groups: Sequence[int]) -> list[int]:
        """The degrees of the nodes of each group, added up; groups are numbers below the number of nodes."""
        volumes = [0] * self.size
        for group, degree in zip(groups, self.degrees, strict=True):
            volumes[group] += degree
        return volumes

    def inside(self, groups: Sequence[int]) -> int:
        """The weight of all links inside of groups, loops included."""
        twice = sum(
            weight
            for node, group in enumerate(groups)
            for neighbour, weight in self.neighbours[node]
            if groups[neighbour] == group
        )
        return sum(self.loops) + twice // 2


def _laid_out(links: Sequence[dict[int, int]], loops: list[int]) -> Level:
    neighbours = [sorted(row.items()) for row in links]
    degrees = [sum(row.values()) + 2 * loop for row, loop in zip(links, loops, strict=True)]
    return Level(neighbours, loops, degrees)
