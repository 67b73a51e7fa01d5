"""The dependency graph as a networkx graph, for exports and notebooks."""

from __future__ import annotations

import networkx as nx

from decomposer.model.graph import DependencyGraph


def convert(graph: DependencyGraph) -> nx.DiGraph[str]:
    """A directed graph whose attributes are scalars; see `decomposer.graph.to_networkx`."""
    view: nx.DiGraph[str] = nx.DiGraph()
    tables: dict[str, list[str]] = {}
    for table, owner in sorted(graph.tables.items()):
        tables.setdefault(owner, []).append(table)
    for unit in graph.units:
        view.add_node(
            unit.id,
            kind=unit.kind,
            module=unit.module,
            path=unit.location.path,
            line=unit.location.line,
            lines=unit.lines,
            tables=" ".join(tables.get(unit.id, ())),
        )
    for edge in graph.edges:
        view.add_edge(edge.source, edge.target, weight=edge.weight, reasons=len(edge.evidence), **edge.weights)
    return view
