"""A partition in numbers: agreement with a reference, and what a graph says about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decomposer.model.entry import Reach
from decomposer.model.graph import DependencyGraph

from .quality import adjusted_mutual_information, adjusted_rand_index, mojofm, pairwise, score
from .quality.sizes import non_extreme_distribution, non_extreme_services


def score_partition(
    units: Mapping[str, str],
    reference: Mapping[str, str],
    graph: DependencyGraph | None,
    reaches: Sequence[Reach] = (),
) -> dict[str, float]:
    """Every metric that there are facts for, by its key. `units` and `reference` name services of units."""
    if graph is not None:
        found = score(graph, units, reaches)
    else:
        found = {"ned": non_extreme_distribution(units), "ned_clusters": non_extreme_services(units)}
    common = {unit: service for unit, service in units.items() if unit in reference}
    if not common:
        return found
    precision, recall = pairwise(common, reference)
    return found | {
        "mojofm": mojofm(common, reference),
        "ari": adjusted_rand_index(common, reference),
        "ami": adjusted_mutual_information(common, reference),
        "precision": precision,
        "recall": recall,
    }
