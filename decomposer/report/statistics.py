"""What the call sites of a program lead to, in numbers."""

from __future__ import annotations

from decomposer.model import CallGraph
from decomposer.model.documents import SCHEMA_VERSION, CallTargetRow, ReasonRow, StatisticsDocument

from .json_text import write_json


def count_calls(graph: CallGraph) -> StatisticsDocument:
    """The numbers of a call graph."""
    counts = graph.counts
    total = counts.project + counts.external + counts.builtin + counts.unresolved

    def share(sites: int) -> float:
        return round(sites / total, 4) if total else 0.0

    return StatisticsDocument(
        schema_version=SCHEMA_VERSION,
        files=graph.files,
        lines=graph.lines,
        call_sites=total,
        targets=(
            CallTargetRow("project", counts.project, share(counts.project)),
            CallTargetRow("external", counts.external, share(counts.external)),
            CallTargetRow("builtin", counts.builtin, share(counts.builtin)),
            CallTargetRow("unresolved", counts.unresolved, share(counts.unresolved)),
        ),
        reasons=tuple(
            ReasonRow(reason, sites, share(sites))
            for reason, sites in sorted(counts.reasons, key=lambda item: (-item[1], item[0]))
        ),
    )


def render_statistics_json(statistics: StatisticsDocument) -> str:
    """The numbers, as `statistics.schema.json` says."""
    return write_json(statistics)
