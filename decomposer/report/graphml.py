"""The dependency graph of units as GraphML, for Gephi, yEd and networkx."""

from __future__ import annotations

import re

from decomposer.model import DependencyGraph

# XML 1.0 has no place for these, not even as a character reference.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_graphml(graph: DependencyGraph) -> str:
    """Units with their kind, module, place and lines; edges with the weight of each view, `weight` being their sum."""
    import networkx as nx

    drawn: nx.DiGraph[str] = nx.DiGraph()
    for unit in graph.units:
        fields = {"kind": unit.kind, "module": _clean(unit.module), "location": _clean(str(unit.location))}
        drawn.add_node(_clean(unit.id), **fields, lines=unit.lines)
    for edge in graph.edges:
        weights = {str(view): weight for view, weight in sorted(edge.weights.items())}
        drawn.add_edge(_clean(edge.source), _clean(edge.target), weight=edge.weight, **weights)
    return "\n".join(nx.generate_graphml(drawn, named_key_ids=True)) + "\n"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
