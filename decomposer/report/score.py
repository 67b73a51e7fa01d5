"""A score as text and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from decomposer.model.documents import SCHEMA_VERSION
from decomposer.model.phrases import count
from decomposer.model.score import METRICS, Matched, MetricRow, ScoreDocument, Topic

from .json_text import write_json

_TITLES: dict[Topic, str] = {
    "agreement": "Agreement with the reference",
    "data": "Data and requests",
    "business": "Functions of the business",
    "structure": "Calls",
    "interfaces": "Interfaces",
    "size": "Sizes",
}


def build_score(metrics: Mapping[str, float], found: Matched, reference: Matched, units: int) -> ScoreDocument:
    """The document: one row for each metric, in the order of all of them."""
    placed, there = found.placed, reference.placed
    compared = [unit for unit in placed if unit in there]
    return ScoreDocument(
        schema_version=SCHEMA_VERSION,
        services=len(set(placed.values())),
        units=units,
        placed=len(placed),
        coverage=round(len(placed) / (units or 1), 6),
        compared=len(compared),
        reference_services=len({there[unit] for unit in compared}),
        metrics=tuple(
            MetricRow(key, metric.topic, round(metrics[key], 6), metric.better)
            for key, metric in METRICS.items()
            if key in metrics
        ),
        unmatched=found.unmatched,
        unmatched_reference=reference.unmatched,
    )


def render_score_json(score: ScoreDocument) -> str:
    """As `score.schema.json` says."""
    return write_json(score)


def render_score_text(score: ScoreDocument) -> str:
    """What was judged, and one line for each metric with the way that is better; empty topics are left out."""
    placed = f"{score.placed} of {count(score.units, 'unit')} placed (coverage {100 * score.coverage:.1f} %)"
    lines = [f"{count(score.services, 'service')}, {placed}"]
    if score.reference_services:
        lines.append(f"{score.compared} of them compared with {count(score.reference_services, 'service')}")
    for topic, rows in groupby(score.metrics, key=lambda row: row.topic):
        lines += ["", _TITLES[topic], *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(row: MetricRow) -> str:
    value = f"{row.value:.0f}" if row.value == int(row.value) else f"{row.value:.4f}"
    return f"  {row.key:24}{value:>14}   better: {row.better}"
