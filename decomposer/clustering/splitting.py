"""A group in two parts, along what ties it least."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from decomposer.model.constraints import Constraints
from decomposer.model.graph import DependencyGraph

from .algorithms.louvain import find_communities
from .constraints import keep, ties_of
from .network import Network, condense, renumber

FIRST_RESOLUTION = 0.5
STEPS = 12


def halve(ties: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The part of these two units or more that leaves, sorted; what remains is not smaller.

    Louvain's method at rising resolution, until it finds parts at all; they are joined, the smallest first, to what
    they are tied to, until two are left. Of units without ties the last one leaves.
    """
    names = sorted(ties)
    numbers = {name: number for number, name in enumerate(names)}
    links = {
        (numbers[one], numbers[other]): weight
        for one in names
        for other, weight in ties[one].items()
        if one < other and other in numbers
    }
    network = Network(len(names), dict(sorted(links.items())))
    labels = _two(network, _parts(network))
    small = min((0, 1), key=lambda label: (labels.count(label), -label))
    return [name for name, label in zip(names, labels, strict=True) if label == small]


def _parts(network: Network) -> list[int]:
    """At least two parts, as few as the method gives."""
    for step in range(STEPS):
        labels = find_communities(network, FIRST_RESOLUTION * 1.5**step, 0)
        if len(set(labels)) > 1:
            return labels
    return list(range(network.size))


def _two(network: Network, labels: list[int]) -> list[int]:
    labels = renumber(labels)
    while (number := max(labels) + 1) > 2:
        sizes = Counter(labels)
        small = min(sizes, key=lambda label: (sizes[label], -label))
        ties: dict[int, float] = defaultdict(float)
        for (one, other), weight in condense(network, labels).links.items():
            if small in (one, other) and one != other:
                ties[one + other - small] += round(weight, 9)
        largest = max((label for label in range(number) if label != small), key=lambda label: (sizes[label], -label))
        target = min(ties, key=lambda label: (-ties[label], label), default=largest)
        labels = renumber([target if label == small else label for label in labels])
    return labels


def halve_group(graph: DependencyGraph, units: Collection[str], constraints: Constraints) -> tuple[str, ...]:
    """The units of a group that leave it, sorted; what is held by a service stays, what is together stays so.

    Nothing if it cannot be divided.
    """
    kept = keep(graph, constraints)
    ties = ties_of(kept)
    blocks = {block for block in ties if set(kept.members.get(block, (block,))) & set(units)}
    if len(blocks) < 2:
        return ()
    leaving = set(halve({block: ties[block] for block in blocks}))
    held = kept.service_of.keys() & blocks
    if held & leaving:
        leaving = blocks - leaving - held if held <= leaving else leaving - held
    return tuple(sorted(unit for block in leaving for unit in kept.members.get(block, (block,)) if unit in units))
