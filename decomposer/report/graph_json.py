"""The dependency graph as one JSON object, with the evidence for each edge and the list of what was not resolved."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.model import DependencyGraph, Edge, Program, Reference, shown_path
from decomposer.model.documents import (
    SCHEMA_VERSION,
    BlindSpotRow,
    DataRow,
    EdgeRow,
    EvidenceRow,
    GraphDocument,
    RouteRow,
    TransactionRow,
    UnitRow,
)

from .json_text import write_json_rows


def render_graph_json(graph: DependencyGraph) -> str:
    """`graph.json`, as `graph.schema.json` says."""
    return write_json_rows(build_graph_document(graph))


def build_graph_document(graph: DependencyGraph) -> GraphDocument:
    """The graph as rows, sorted and without repetition."""
    program = graph.program
    return GraphDocument(
        schema_version=SCHEMA_VERSION,
        calls=_targets(program, frozenset({"call"})),
        implicit=_targets(program, frozenset({"implicit"})),
        via=_targets(program, frozenset({"via", "signal", "task"})),
        instantiations=_targets(program, frozenset({"instantiate"})),
        data=tuple(sorted({DataRow(one.function, one.table, one.operation) for one in program.accesses})),
        routes=tuple(sorted({RouteRow(one.method, shown_path(one), one.handler) for one in program.routes})),
        transactions=tuple(sorted({TransactionRow(one.function, one.tables) for one in program.transactions})),
        units=tuple(UnitRow(one.id, one.kind, one.module, str(one.location), one.lines) for one in graph.units),
        edges=tuple(_edge(one) for one in graph.edges),
        tables=graph.tables,
        library_tables=tuple(sorted(graph.library_tables)),
        blind_spots=tuple(
            sorted({BlindSpotRow(one.kind, one.reason, str(one.location), one.detail) for one in program.blind_spots})
        ),
    )


def _targets(program: Program, kinds: frozenset[str]) -> dict[str, tuple[str, ...]]:
    own = (one for one in program.references if one.kind in kinds and one.scope == "project")
    return _group_targets(one for one in own if one.confidence != "guess")


def _group_targets(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """Targets by source, both sorted and without repetition."""
    found: dict[str, set[str]] = {}
    for one in references:
        found.setdefault(one.source, set()).add(one.target)
    return {source: tuple(sorted(found[source])) for source in sorted(found)}


def _edge(edge: Edge) -> EdgeRow:
    rows = (
        EvidenceRow(
            one.view,
            one.source,
            one.target,
            str(one.location),
            one.confidence,
            one.detail,
            one.in_loop,
            one.observed,
            one.times,
        )
        for one in edge.evidence
    )
    return EdgeRow(edge.source, edge.target, edge.weight, edge.weights, tuple(rows))
