"""How much the operations of an interface have in common: what they exchange, and what their names speak of.

An interface is what a service offers to others, here by its name with its operations. Jin et al., "Service candidate
identification from monolithic systems based on execution traces" (FoSCI), IEEE TSE 47 (2021), after Athanasopoulos et
al., "Cohesion-driven decomposition of service interfaces without access to source code", IEEE TSC 8 (2015).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import fsum

from msgspec import Struct


class Operation(Struct, frozen=True):
    """The words of its name, and the types of what it takes and gives."""

    words: frozenset[str]
    parameters: frozenset[str] = frozenset()
    returns: frozenset[str] = frozenset()


Interfaces = Mapping[str, Sequence[Operation]]


def cohesion_of_messages(interfaces: Interfaces) -> float | None:
    """`chm`, in [0, 1], up: the mean over interfaces of how alike each two operations are in what they exchange.

    That is the mean of the Jaccard indices of what they return and of their parameters; 1 for a single operation, and
    for two sets that are empty. None without interfaces.
    """
    return _mean_likeness(
        {
            name: [
                (_jaccard(one.returns, other.returns) + _jaccard(one.parameters, other.parameters)) / 2
                for one, other in combinations(operations, 2)
            ]
            for name, operations in interfaces.items()
        }
    )


def cohesion_of_domains(interfaces: Interfaces) -> float | None:
    """`chd`, in [0, 1], up: the mean over interfaces of the Jaccard index of the words of each two operations.

    1 for a single operation. None without interfaces.
    """
    return _mean_likeness(
        {
            name: [_jaccard(one.words, other.words) for one, other in combinations(operations, 2)]
            for name, operations in interfaces.items()
        }
    )


def _mean_likeness(pairs: Mapping[str, Sequence[float]]) -> float | None:
    means = [fsum(values) / len(values) if values else 1.0 for _, values in sorted(pairs.items())]
    return fsum(means) / len(means) if means else None


def _jaccard(one: Collection[str], other: Collection[str]) -> float:
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 1.0
