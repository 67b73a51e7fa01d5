"""Units and edges as flat rows, for data frames."""

from __future__ import annotations

from decomposer.model import DependencyGraph

Table = list[dict[str, str | int | float]]


def list_units(graph: DependencyGraph) -> Table:
    """One row per unit: id, kind, module, path, line, lines, tables (how many it declares)."""
    tables = list(graph.tables.values())
    return [
        {
            "id": unit.id,
            "kind": unit.kind,
            "module": unit.module,
            "path": unit.location.path,
            "line": unit.location.line,
            "lines": unit.lines,
            "tables": tables.count(unit.id),
        }
        for unit in graph.units
    ]


def list_edges(graph: DependencyGraph) -> Table:
    """One row per edge, the heaviest first: source, target, weight, reasons (how many), first (place), views."""
    heaviest = sorted(graph.edges, key=lambda edge: (-edge.weight, edge.source, edge.target))
    return [
        {
            "source": edge.source,
            "target": edge.target,
            "weight": edge.weight,
            "reasons": len(edge.evidence),
            "first": str(min(one.location for one in edge.evidence)) if edge.evidence else "",
            "views": ", ".join(sorted(edge.weights)),
        }
        for edge in heaviest
    ]
