"""How near a partition is to a reference. Both map names to groups; only names that both have are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from math import comb
from typing import TypeVar

import networkx as nx

Name = TypeVar("Name", bound=Hashable)


def mojofm(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> float:
    """`mojofm`, in percent, up: (1 - mno(found, reference) / max mno(any, reference)) * 100.

    mno is the least number of moves and joins that turn the first partition into the second. Wen & Tzerpos, "An
    effectiveness measure for software clustering algorithms", IWPC 2004.
    """
    common = set(found) & set(reference)
    most = len(common) - _targets_of_the_worst(Counter(reference[name] for name in common))
    if most <= 0:
        return 100.0
    return (1 - moves_and_joins(found, reference) / most) * 100


def _targets_of_the_worst(sizes: Counter[Hashable]) -> int:
    """How many groups of the reference the most distant partition still reaches."""
    reached = 0
    for size in sorted(sizes.values()):
        reached += reached < size
    return reached


def moves_and_joins(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> int:
    """mno: n - sum of each group's largest overlap + groups - targets that can be reached at once.

    Which target each group goes for is a largest matching of groups and targets with the largest overlap. Tzerpos &
    Holt, "MoJo: a distance metric for software clusterings", WCRE 1999; Wen & Tzerpos, "An optimal algorithm for MoJo
    distance", IWPC 2003.
    """
    pairs = [(found[name], reference[name]) for name in found if name in reference]
    overlaps = Counter(pairs)
    largest: dict[Hashable, int] = {}
    for (group, _), count in overlaps.items():
        largest[group] = max(largest.get(group, 0), count)
    wishes: nx.Graph[tuple[str, Hashable]] = nx.Graph()
    for (group, target), count in overlaps.items():
        if count == largest[group]:
            wishes.add_edge(("group", group), ("target", target))
    matching = nx.bipartite.maximum_matching(wishes, top_nodes=[("group", group) for group in largest])
    return len(pairs) - sum(largest.values()) + len(largest) - len(matching) // 2


def adjusted_rand_index(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> float:
    """`ari`, in [-0.5, 1], up: pairs on which both agree, where chance is 0 and identity 1.

    Hubert & Arabie, "Comparing partitions", Journal of Classification 2 (1985).
    """
    from sklearn.metrics import adjusted_rand_score

    return float(adjusted_rand_score(*_labels(found, reference)))


def adjusted_mutual_information(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> float:
    """`ami`, in about [0, 1], up: what one partition tells of the other, where chance is 0 and identity 1.

    Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison", JMLR 11 (2010).
    """
    from sklearn.metrics import adjusted_mutual_info_score

    return float(adjusted_mutual_info_score(*_labels(found, reference)))


def pairwise(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> tuple[float, float]:
    """`precision` and `recall` of pairs, in [0, 1], up: of the pairs together here, those together there; and back.

    1 where there are no pairs to be wrong about. Anquetil & Lethbridge, "Experiments with clustering as a software
    remodularization method", WCRE 1999.
    """
    common = [name for name in found if name in reference]
    together = _pairs(Counter((found[name], reference[name]) for name in common))
    here, there = (_pairs(Counter(one[name] for name in common)) for one in (found, reference))
    return together / here if here else 1.0, together / there if there else 1.0


def coverage(placed: Collection[Hashable], wanted: Collection[Hashable]) -> float:
    """`coverage`, in [0, 1], up: the share of what is wanted that is placed in a service; 1 if nothing is wanted."""
    wishes = set(wanted)
    return len(wishes & set(placed)) / len(wishes) if wishes else 1.0


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(comb(size, 2) for size in sizes.values())


def _labels(found: Mapping[Name, Hashable], reference: Mapping[Name, Hashable]) -> tuple[list[int], list[int]]:
    """The groups of common names in one order, as numbers."""
    common = [name for name in found if name in reference]
    return _numbered([reference[name] for name in common]), _numbered([found[name] for name in common])


def _numbered(groups: list[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]
