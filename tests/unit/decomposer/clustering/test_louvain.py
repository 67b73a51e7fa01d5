"""What every clusterer promises, and what Louvain's finds."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from decomposer.clustering.louvain import Louvain
from decomposer.clustering.partition import Clusterer
from decomposer.graph import build
from decomposer.graph.given import build_given
from decomposer.graph.interchange import GivenGraph
from tests.fakes.portals import domain_of, portal
from tests.fakes.programs import program

CLUSTERERS: list[Clusterer] = [Louvain()]


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


def test_domains_are_found_whatever_the_seed() -> None:
    """Well separated domains do not depend on luck."""
    graph = build(program(portal().replace("tools.log.write", "tools.log.unused")))
    found = [Louvain().cluster(graph, seed=seed).groups for seed in range(5)]
    assert len(set(found)) == 1
    for groups in found:
        assert sum(len({domain_of(unit) for unit in group} - {None}) for group in groups) == 4


def test_resolution_is_chosen_by_size() -> None:
    """Sixteen domains are not lumped together, as modularity alone would do."""
    domains = tuple(f"{letter}{other}zone" for letter in "abcd" for other in "pqrs")
    text = portal(domains, size=9).replace("tools.log.write", "tools.log.unused_elsewhere")
    lines = [line for line in text.splitlines() if "unused_elsewhere" not in line]
    found = Louvain().cluster(build(program("\n".join(lines))), seed=0)
    assert len(found.groups) > 8


def test_doubtful_units_have_less_stability() -> None:
    """A unit between two domains is less sure of its place than the middle of a domain."""
    text = portal(("order", "payment")) + "\nx.between reads order_Head\nx.between reads payment_Head"
    graph = build(program(text.replace("calls tools.log.write", "uses logging.info")))
    stability = Louvain().cluster(graph, seed=0).stability
    assert stability["x.between"] < stability["models.all.OrderHead"] > 0.9


def test_as_many_services_as_wanted() -> None:
    """A number or a range is kept where the graph allows it."""
    graph = build(program(portal().replace("tools.log.write", "tools.log.unused")))
    assert len(Louvain(services=(2, 2)).cluster(graph, seed=0).groups) == 2
    assert 5 <= len(Louvain(services=(5, 9)).cluster(graph, seed=0).groups) <= 9


def test_what_nothing_ties_to_a_group_is_in_none() -> None:
    """Two functions that only call each other are no service, and nobody's part."""
    text = portal().replace("tools.log.write", "tools.log.unused") + "\nx.left calls x.right"
    found = Louvain().cluster(build(program(text)), seed=0)
    assert not {"x.left", "x.right"} & {unit for group in found.groups for unit in group}
    assert not {"x.left", "x.right"} & set(found.stability)


def test_large_graphs_are_searched_too() -> None:
    """Thirty domains of forty units that all use each other are told apart."""
    names = [f"d{domain:02}n{unit:02}" for domain in range(30) for unit in range(40)]
    links = {pair: 1.0 for at in range(0, 1200, 40) for pair in combinations(names[at : at + 40], 2)}
    between = {(names[at], names[at + 40]): 1.0 for at in range(0, 1160, 40)}
    graph = build_given(GivenGraph("graph.json", tuple(names), dict(sorted((links | between).items()))))
    groups = Louvain(trials=1).cluster(graph, seed=0).groups
    assert [len({name[:3] for name in group}) for group in groups] == [1] * 30
