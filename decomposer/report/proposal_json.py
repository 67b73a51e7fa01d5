"""The reasons of a cut as JSON."""

from __future__ import annotations

from decomposer.model.documents import SCHEMA_VERSION, ProposalDocument
from decomposer.model.review import Review

from .json_text import write_json


def render_proposal_json(review: Review) -> str:
    """`proposal.json`, as `proposal.schema.json` says."""
    reasons = review.reasons
    return write_json(
        ProposalDocument(
            services=reasons.services,
            units=reasons.units,
            shared=reasons.shared,
            splits=reasons.splits,
            objections=reasons.objections,
            schema_version=SCHEMA_VERSION,
            metrics=review.metrics,
            verdict=review.verdict,
            choices=review.choices,
        )
    )
