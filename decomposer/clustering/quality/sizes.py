"""How even services are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

Partition = Mapping[str, Hashable]


def non_extreme_distribution(units: Partition) -> float:
    """`ned`, in [0, 1], down: the share of units that are not in a service of 5 to 20 units; 1 without units.

    Kalia et al., "Mono2Micro", ESEC/FSE 2021.
    """
    sizes = Counter(units.values())
    return 1 - sum(size for size in sizes.values() if 5 <= size <= 20) / (len(units) or 1)


def non_extreme_services(units: Partition) -> float:
    """`ned_clusters`, in [0, 1], down: the share of services that have not 5 to 19 units; 1 without services.

    Sellami et al., "A hierarchical DBSCAN method for extracting microservices from monolithic applications" (HyDec),
    EASE 2022; and RLDec of the same authors.
    """
    sizes = Counter(units.values())
    return 1 - sum(5 <= size <= 19 for size in sizes.values()) / (len(sizes) or 1)
