"""The solver's components are those of a library of graphs, for any graph."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from analyzers.solver.cycles import components

_NODES = st.integers(0, 11)


@given(st.lists(st.tuples(_NODES, _NODES), max_size=40), st.lists(_NODES, max_size=4))
def test_components_come_after_all_that_they_lead_to(edges: list[tuple[int, int]], roots: list[int]) -> None:
    """The same components, in an order in which each comes after those that it reaches."""
    graph = nx.DiGraph(edges)
    graph.add_nodes_from(roots)

    found = list(components(roots, lambda node: list(graph.successors(node))))

    reached = {node for root in roots for node in {root, *nx.descendants(graph, root)}}
    wanted = [one for one in nx.strongly_connected_components(graph) if one <= reached]
    assert sorted(map(sorted, found)) == sorted(map(sorted, wanted))
    place = {node: number for number, component in enumerate(found) for node in component}
    assert all(place[target] <= place[source] for source, target in edges if source in place)


def test_a_long_cycle_needs_no_recursion() -> None:
    """A cycle longer than any stack is one component."""
    length = 100_000

    found = list(components([0], lambda node: [(node + 1) % length]))

    assert [len(one) for one in found] == [length]
