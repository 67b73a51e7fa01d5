"""Cohesion and coupling of services, by links between units.

`units` maps each unit to its service; what is no key takes no part, nor does a link to itself. `links` are directed
pairs with how often one calls the other. N_i is the number of units in service i, K that of services.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from math import fsum, log

Pair = tuple[str, str]
Links = Mapping[Pair, float]
Partition = Mapping[str, Hashable]


def structural_modularity(units: Partition, links: Links) -> float:
    """`sm`, in [-1, 0.5], up: 1/K sum m_i / N_i^2 - mean over pairs of services of s_ij / (N_i N_j).

    m_i and s_ij count pairs of units with a link in any direction. As in the code of Kalia et al., "Mono2Micro: a
    practical and effective tool for decomposing monolithic Java applications to microservices", ESEC/FSE 2021.
    """
    pairs = {_ordered(pair) for pair, _ in _placed(units, links)}
    return _cohesion_minus_coupling(units, pairs, 1)


def directed_modularity(units: Partition, links: Links) -> float:
    """`sm_jin`, in [-1, 1], up: 1/K sum m_i / N_i^2 - mean over pairs of services of s_ij / (2 N_i N_j).

    m_i and s_ij count directed links. Jin et al., "Service candidate identification from monolithic systems based on
    execution traces" (FoSCI), IEEE TSE 47 (2021).
    """
    return _cohesion_minus_coupling(units, (pair for pair, _ in _placed(units, links)), 2)


def _cohesion_minus_coupling(units: Partition, pairs: Iterable[Pair], ways: int) -> float:
    sizes = Counter(units.values())
    if not sizes:
        return 0.0
    cohesion, coupling = [0.0], [0.0]
    for one, other in sorted(pairs):
        here, there = units[one], units[other]
        (cohesion if here == there else coupling).append(1 / (sizes[here] * sizes[there]))
    number = len(sizes)
    return fsum(cohesion) / number - fsum(coupling) / ways / (number * (number - 1) / 2 or 1)


def inter_partition_calls(units: Partition, links: Links) -> float | None:
    """`icp`, in [0, 1], down: sum of ln(w) + 1 over links between services / the same over all links.

    A w below 1 counts as it is, which continues the curve. None without links. Kalia et al., as `sm`.
    """
    return _share_across(units, {pair: log(w) + 1 if w >= 1 else w for pair, w in links.items() if w > 0})


def raw_inter_partition_calls(units: Partition, links: Links) -> float | None:
    """`icp_raw`, in [0, 1], down: sum of w over links between services / the same over all links.

    None without links. Nitin et al., "CARGO: AI-guided dependency analysis for migrating monolithic applications to
    microservices architecture", ASE 2022.
    """
    return _share_across(units, links)


def _share_across(units: Partition, links: Links) -> float | None:
    inside, across = [0.0], [0.0]
    for (one, other), weight in sorted(_placed(units, links)):
        (inside if units[one] == units[other] else across).append(weight)
    total = fsum(inside) + fsum(across)
    return fsum(across) / total if total else None


def interfaces(units: Partition, links: Links) -> float:
    """`ifn`, from 0, down: pairs of units of different services with a link in any direction, per service.

    As in the code of Kalia et al., as `sm`.
    """
    pairs = {_ordered(pair) for pair in _cut(units, links)}
    return len(pairs) / (len(set(units.values())) or 1)


def interface_units(units: Partition, links: Links) -> float:
    """`ifn_units`, from 0, down: units that another service calls, per service. Jin et al., as `sm_jin`."""
    return len({called for _, called in _cut(units, links)}) / (len(set(units.values())) or 1)


def turbo_mq(units: Partition, links: Links) -> float:
    """`turbo_mq`, in [0, K], up: sum over services of 2 m / (2 m + in + out), with weights; 0 where m is 0.

    m is the weight of links inside, in and out are those from and to other services. Mitchell & Mancoridis, "On the
    automatic modularization of software systems using the Bunch tool", IEEE TSE 32 (2006).
    """
    inside: dict[Hashable, list[float]] = {}
    across: dict[Hashable, list[float]] = {}
    for (one, other), weight in sorted(_placed(units, links)):
        here, there = units[one], units[other]
        if here == there:
            inside.setdefault(here, []).append(weight)
        else:
            across.setdefault(here, []).append(weight)
            across.setdefault(there, []).append(weight)
    return fsum(
        2 * within / (2 * within + fsum(across.get(service, ())))
        for service, weights in inside.items()
        if (within := fsum(weights))
    )


def modularity(units: Partition, links: Links) -> float:
    """`modularity`, in [-0.5, 1], up: share of weight inside - the share expected of the same degrees by chance.

    Links count without their direction; 0 without links. Newman, "Analysis of weighted networks", Physical Review E 70
    (2004).
    """
    weights = sorted(_placed(units, links))
    total = fsum(weight for _, weight in weights)
    if not total:
        return 0.0
    volumes: dict[Hashable, list[float]] = {}
    for (one, other), weight in weights:
        volumes.setdefault(units[one], []).append(weight)
        volumes.setdefault(units[other], []).append(weight)
    inside = fsum(weight for (one, other), weight in weights if units[one] == units[other])
    return inside / total - fsum((fsum(volume) / (2 * total)) ** 2 for volume in volumes.values())


def _placed(units: Partition, links: Links) -> Iterator[tuple[Pair, float]]:
    for pair, weight in links.items():
        if weight > 0 and pair[0] != pair[1] and pair[0] in units and pair[1] in units:
            yield pair, weight


def _cut(units: Partition, links: Links) -> Iterator[Pair]:
    for pair, _ in _placed(units, links):
        if units[pair[0]] != units[pair[1]]:
            yield pair


def _ordered(pair: Pair) -> Pair:
    one, other = pair
    return (one, other) if one <= other else (other, one)
