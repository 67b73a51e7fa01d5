"""One run of Louvain's method."""

from __future__ import annotations

import networkx as nx
import pytest

from decomposer.clustering.algorithms.level import Level
from decomposer.clustering.algorithms.louvain import condense_whole, find_communities, whole_numbers, worth
from decomposer.clustering.network import Network, codelength, modularity


def cliques(number: int, size: int) -> Network:
    """A ring of complete graphs, each tied to the next by one link."""
    view = nx.ring_of_cliques(number, size)
    return Network(view.number_of_nodes(), {(min(pair), max(pair)): 1.0 for pair in view.edges})


@pytest.mark.parametrize("seed", range(5))
def test_cliques_are_communities(seed: int) -> None:
    """Eight cliques of six are found by every seed."""
    assert find_communities(cliques(8, 6), 1.0, seed) == [node // 6 for node in range(48)]


def test_a_higher_resolution_divides_more() -> None:
    """Small cliques that modularity lumps together are told apart at a finer scale."""
    small = cliques(40, 3)
    assert len(set(find_communities(small, 1.0, 0))) < 40
    assert len(set(find_communities(small, 6.0, 0))) == 40


def test_it_is_as_good_as_networkx() -> None:
    """On a graph of real people both reach about the same modularity."""
    view = nx.karate_club_graph()
    network = Network(34, {(min(pair), max(pair)): float(view.edges[pair]["weight"]) for pair in view.edges})
    theirs = nx.community.modularity(view, nx.community.louvain_communities(view, seed=1))
    ours = max(modularity(network, find_communities(network, 1.0, seed)) for seed in range(5))
    assert ours == pytest.approx(theirs, abs=0.02)


@pytest.mark.parametrize("weight", [0.1, 1 / 3, 1e-9, 1e9])
def test_equal_gains_come_to_an_end(weight: float) -> None:
    """A grid is full of ties: nodes must not move to and fro between groups that are equally good."""
    view = nx.convert_node_labels_to_integers(nx.grid_2d_graph(12, 12, periodic=True))
    network = Network(144, {(min(pair), max(pair)): weight for pair in view.edges})
    for seed in range(5):
        labels = find_communities(network, 1.0, seed)
        assert 1 < len(set(labels)) < 144


def test_nodes_without_links_stay_alone() -> None:
    """Nothing ties them to anybody."""
    assert find_communities(Network(3, {(0, 2): 1.0}), 1.0, 0) == [0, 1, 0]
    assert find_communities(Network(0, {}), 1.0, 0) == []


def test_what_is_good_already_is_left_as_it_is() -> None:
    """A search that begins with the best groups ends with them."""
    known = [node // 6 for node in range(48)]
    assert find_communities(cliques(8, 6), 1.0, 0, known) == known


def test_worth_is_modularity_in_whole_numbers() -> None:
    """It differs from modularity by a factor that depends on the network only."""
    network = cliques(5, 4)
    halves, wholes = [node // 2 for node in range(20)], [node // 4 for node in range(20)]
    total = 2 * sum(whole_numbers(network).links.values())
    for labels in (halves, wholes):
        assert worth(Level.of(whole_numbers(network)), 1.0, labels) / (1_000 * total * total) == pytest.approx(
            modularity(network, labels)
        )


def test_code_length_of_one_group_is_the_entropy_of_visits() -> None:
    """On a cycle of eight nodes three bits; two halves that a walk seldom leaves cost less than that on cliques."""
    assert codelength(Network(8, {(node, (node + 1) % 8): 1.0 for node in range(7)} | {(0, 7): 1.0}), [0] * 8) == (
        pytest.approx(3.0)
    )
    network = cliques(2, 8)
    assert codelength(network, [node // 8 for node in range(16)]) < codelength(network, [0] * 16)
    assert codelength(Network(3, {}), [0, 1, 2]) == 0


def test_a_level_is_condensed_as_a_network_is() -> None:
    """Links inside a group become a loop, degrees stay what they are together, and so does the worth of groups."""
    network = Network(5, {(0, 0): 3, (0, 1): 2, (0, 3): 7, (1, 2): 5, (2, 4): 1, (3, 4): 4})
    labels = [0, 0, 1, 2, 2]
    level, coarse = Level.of(network), Level.of(network).condensed(labels)
    assert coarse == Level.of(condense_whole(network, labels))
    assert coarse.degrees == [22, 6, 16]
    assert (level.links, coarse.links) == (5, 3)
    assert worth(coarse, 1.5, [0, 1, 1]) == worth(level, 1.5, [0, 0, 1, 1, 1])
