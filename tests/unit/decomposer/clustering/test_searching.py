"""What a search promises, whatever its algorithm, and what the default one finds."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pytest
from msgspec.structs import replace

from decomposer.clustering.algorithms import ALGORITHMS
from decomposer.clustering.partition import Clusterer
from decomposer.clustering.searching import Search
from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.graph.given import build_given
from decomposer.graph.interchange import GivenGraph
from decomposer.model.choices import AlgorithmName
from tests.fakes.portals import domain_of, portal
from tests.fakes.programs import program

CLUSTERERS: list[Clusterer] = [Search(algorithm, trials=3) for algorithm in ALGORITHMS.values()]


@pytest.mark.parametrize("clusterer", CLUSTERERS, ids=lambda clusterer: clusterer.name)
class TestClusterer:
    """The conformance suite."""

    def test_groups_cover_each_unit_once(self, clusterer: Clusterer) -> None:
        """Every unit that is tied to many is in one group, with a stability in [0, 1]."""
        graph = build(program(portal()))
        found = clusterer.cluster(graph, seed=1)
        assert sorted(unit for group in found.groups for unit in group) == [unit.id for unit in graph.units]
        assert set(found.stability) == {unit.id for unit in graph.units}
        assert all(0 <= value <= 1 for value in found.stability.values())

    def test_groups_are_connected(self, clusterer: Clusterer) -> None:
        """Within a group, each unit can be reached from each other one."""
        graph = build(program(portal()))
        view = nx.Graph([(edge.source, edge.target) for edge in graph.edges if edge.weight > 0])
        assert all(nx.is_connected(view.subgraph(group)) for group in clusterer.cluster(graph, seed=2).groups)

    def test_a_seed_fixes_the_answer(self, clusterer: Clusterer) -> None:
        """The same seed gives the same partition."""
        graph = build(program(portal()))
        assert clusterer.cluster(graph, seed=3) == clusterer.cluster(graph, seed=3)

    def test_an_empty_graph_has_no_groups(self, clusterer: Clusterer) -> None:
        """Nothing in, nothing out."""
        assert clusterer.cluster(build(program("")), seed=0).groups == ()

    def test_two_units_may_be_all(self, clusterer: Clusterer) -> None:
        """The smallest program that has an edge."""
        found = clusterer.cluster(build(program("x.left calls x.right")), seed=0)
        assert len(found.groups) <= 2

    def test_the_order_of_units_and_edges_decides_nothing(self, clusterer: Clusterer) -> None:
        """The same graph, written down from the end."""
        graph = build(program(portal()))
        turned = replace(graph, units=graph.units[::-1], edges=graph.edges[::-1])
        assert clusterer.cluster(graph, seed=4) == clusterer.cluster(turned, seed=4)


@pytest.mark.parametrize("name", sorted(set(ALGORITHMS) - {"label-propagation"}))
def test_as_many_services_as_wanted(name: AlgorithmName) -> None:
    """A number or a range is kept where the graph allows it, and the algorithm can find more or less."""
    graph = build(program(portal().replace("tools.log.write", "tools.log.unused")))
    for least, most in ((2, 2), (5, 9)):
        search = Search(ALGORITHMS[name], trials=1, services=(least, most))
        assert least <= len(search.cluster(graph, seed=0).groups) <= most


@pytest.mark.parametrize("name", ["agglomerative", "spectral"])
def test_what_is_too_large_is_said(name: AlgorithmName) -> None:
    """Two algorithms need more memory or time than there is for large programs."""
    names = [f"n{number:05}" for number in range(10_400)]
    links = dict.fromkeys(pairwise(names), 1.0)
    graph = build_given(GivenGraph("graph.json", tuple(names), links))
    with pytest.raises(InputError, match="more than 5,000: choose another --algorithm"):
        Search(ALGORITHMS[name]).cluster(graph, seed=0)


def test_domains_are_found_whatever_the_seed() -> None:
    """Well separated domains do not depend on luck."""
    graph = build(program(portal().replace("tools.log.write", "tools.log.unused")))
    found = [Search().cluster(graph, seed=seed).groups for seed in range(5)]
    assert len(set(found)) == 1
    for groups in found:
        assert sum(len({domain_of(unit) for unit in group} - {None}) for group in groups) == 4


def test_resolution_is_chosen_by_size() -> None:
    """Sixteen domains are not lumped together, as modularity alone would do."""
    domains = tuple(f"{letter}{other}zone" for letter in "abcd" for other in "pqrs")
    text = portal(domains, size=9).replace("tools.log.write", "tools.log.unused_elsewhere")
    lines = [line for line in text.splitlines() if "unused_elsewhere" not in line]
    found = Search().cluster(build(program("\n".join(lines))), seed=0)
    assert len(found.groups) > 8


def test_doubtful_units_have_less_stability() -> None:
    """A unit between two domains is less sure of its place than the middle of a domain."""
    text = portal(("order", "payment")) + "\nx.between reads order_Head\nx.between reads payment_Head"
    graph = build(program(text.replace("calls tools.log.write", "uses logging.info")))
    stability = Search().cluster(graph, seed=0).stability
    assert stability["x.between"] < stability["models.all.OrderHead"] > 0.9


def test_what_nothing_ties_to_a_group_is_in_none() -> None:
    """Two functions that only call each other are no service, and nobody's part."""
    text = portal().replace("tools.log.write", "tools.log.unused") + "\nx.left calls x.right"
    found = Search().cluster(build(program(text)), seed=0)
    assert not {"x.left", "x.right"} & {unit for group in found.groups for unit in group}
    assert not {"x.left", "x.right"} & set(found.stability)


def test_large_graphs_are_searched_too() -> None:
    """Thirty domains of forty units that all use each other are told apart."""
    names = [f"d{domain:02}n{unit:02}" for domain in range(30) for unit in range(40)]
    links = {pair: 1.0 for at in range(0, 1200, 40) for pair in combinations(names[at : at + 40], 2)}
    between = {(names[at], names[at + 40]): 1.0 for at in range(0, 1160, 40)}
    graph = build_given(GivenGraph("graph.json", tuple(names), dict(sorted((links | between).items()))))
    groups = Search(trials=1).cluster(graph, seed=0).groups
    assert [len({name[:3] for name in group}) for group in groups] == [1] * 30
