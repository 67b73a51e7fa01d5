"""The reasons of a cut as JSON."""

from __future__ import annotations

from decomposer.model.documents import SCHEMA_VERSION, ProposalDocument
from decomposer.model.proposal import CutMetrics
from decomposer.model.reasons import Reasons

from .json_text import write_json


def render_proposal_json(reasons: Reasons, metrics: CutMetrics) -> str:
    """`proposal.json`, as `proposal.schema.json` says."""
    return write_json(
        ProposalDocument(
            services=reasons.services,
            units=reasons.units,
            shared=reasons.shared,
            splits=reasons.splits,
            objections=reasons.objections,
            schema_version=SCHEMA_VERSION,
            metrics=metrics,
        )
    )
