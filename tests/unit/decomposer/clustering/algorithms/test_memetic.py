"""The search for the best groups at one resolution."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import networkx as nx
import pytest

from decomposer.clustering.algorithms.level import Level
from decomposer.clustering.algorithms.louvain import find_communities, whole_numbers, worth
from decomposer.clustering.algorithms.memetic import find_known, try_more
from decomposer.clustering.network import Labels, Network, modularity, renumber


def search(network: Network, resolution: float, seed: int, starts: Sequence[Labels] = ()) -> Labels:
    """The search at one resolution alone."""
    level = Level.of(network)
    return try_more(level, resolution, seed, find_known(level, resolution, starts))


def people() -> Network:
    """Friends in a club: small, with many local optima."""
    view = nx.karate_club_graph()
    return Network(34, {(min(pair), max(pair)): 1.0 for pair in view.edges})


def relaxed() -> Network:
    """Groups of ten with nearly as many links to others as among themselves."""
    view = nx.planted_partition_graph(12, 10, 0.5, 0.06, seed=3)
    return Network(120, {(min(pair), max(pair)): 1.0 for pair in view.edges})


def test_the_best_groups_that_are_known_are_found() -> None:
    """The maximum for this graph is 0.4198 (Brandes et al., "On modularity clustering", 2008)."""
    for seed in range(5):
        assert modularity(people(), search(whole_numbers(people()), 1.0, seed)) == pytest.approx(0.4198, abs=5e-5)


def test_it_is_better_than_single_runs_and_depends_less_on_luck() -> None:
    """Twenty runs of the method end in many ways, each search in nearly the same one."""
    network = whole_numbers(relaxed())
    level = Level.of(network)
    runs = [worth(level, 1.5, find_communities(relaxed(), 1.5, seed)) for seed in range(20)]
    found = [worth(level, 1.5, search(network, 1.5, seed)) for seed in range(4)]
    assert min(found) >= median(runs)
    assert max(found) >= max(runs)
    assert max(found) - min(found) < (max(runs) - min(runs)) / 2


def test_what_it_begins_with_is_not_made_worse() -> None:
    """Groups of another resolution are a start, not an answer."""
    network = whole_numbers(relaxed())
    level = Level.of(network)
    start = search(network, 3.0, 0)
    assert worth(level, 1.0, search(network, 1.0, 0, [start])) >= worth(level, 1.0, start)


def test_groups_that_are_hardly_better_do_not_change_the_answer() -> None:
    """Many groupings of this network are about as good: each seed finds others, and none takes them for better."""
    network = whole_numbers(relaxed())
    for resolution in (1.0, 1.5, 2.5):
        assert len({tuple(renumber(search(network, resolution, seed))) for seed in range(8)}) == 1
