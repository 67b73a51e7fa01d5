"""How far functions of the business are torn apart: by the entities that they read and write, or the units they reach.

A trace says in which order a functionality reads (`R`) and writes (`W`) entities; what no service holds is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from math import fsum, log

Partition = Mapping[str, Hashable]
Access = tuple[str, str]
Traces = Mapping[str, Iterable[Access]]


def business_context_purity(units: Partition, contexts: Mapping[str, Collection[str]]) -> float | None:
    """`bcp`, in [0, ln(contexts)], down: the mean over services of ln(number of distinct business contexts).

    `contexts` are those of each unit; a service of none at all is left out, and None is returned if all are. As in the
    table of Kalia et al., "Mono2Micro", ESEC/FSE 2021.
    """
    found: dict[Hashable, set[str]] = defaultdict(set)
    for unit, service in units.items():
        found[service].update(contexts.get(unit, ()))
    numbers = [len(names) for names in found.values() if names]
    return fsum(map(log, numbers)) / len(numbers) if numbers else None


def complexity(units: Partition, traces: Traces) -> float | None:
    """`complexity`, from 0, down: what it costs to make functionalities distributed, the mean over all of them.

    A functionality falls into local transactions, the longest runs of accesses in one service. Each costs the number
    of other distributed functionalities that write what it reads, or read what it writes. Within a run, an access
    counts once, a read after a write not at all. A functionality inside of one service costs nothing.
    Santos & Rito Silva, "A complexity metric for microservices architecture migration", ICSA 2020. None without traces.
    """
    runs = {name: found for name, trace in traces.items() if (found := _local_transactions(units, trace))}
    if not runs:
        return None
    spread = {name: {service for service, _ in found} for name, found in runs.items()}
    distributed = {name for name, services in spread.items() if len(services) > 1}
    users: dict[Access, set[str]] = defaultdict(set)
    for name in distributed:
        for _, accesses in runs[name]:
            for access in accesses:
                users[access].add(name)
    total = sum(
        len(set().union(*(users[_opposite(mode), entity] for mode, entity in accesses)) - {name})
        for name in distributed
        for _, accesses in runs[name]
    )
    return total / len(runs)


def uniform_complexity(units: Partition, traces: Traces) -> float | None:
    """`uniform_complexity`, from 0, down: complexity / complexity with each entity in a service of its own.

    Comparable between programs. 0 if nothing can cost anything; None without traces. Santos & Rito Silva, as above.
    """
    found = complexity(units, traces)
    alone = complexity({unit: unit for unit in units}, traces)
    if found is None or alone is None:
        return None
    return found / alone if alone else 0.0


def _local_transactions(units: Partition, trace: Iterable[Access]) -> list[tuple[Hashable, set[Access]]]:
    """Each run of accesses in one service, with what it costs to know of it."""
    runs: list[tuple[Hashable, set[Access]]] = []
    for mode, entity in trace:
        if entity not in units:
            continue
        service = units[entity]
        if not runs or runs[-1][0] != service:
            runs.append((service, set()))
        if mode == "W" or ("W", entity) not in runs[-1][1]:
            runs[-1][1].add((mode, entity))
    return runs


def _opposite(mode: str) -> str:
    return "R" if mode == "W" else "W"
