"""The plan as JSON."""

from __future__ import annotations

from decomposer.model import Plan
from decomposer.model.documents import SCHEMA_VERSION, PlanDocument

from .json_text import write_json


def render_plan_json(plan: Plan) -> str:
    """`plan.json`, as `plan.schema.json` says."""
    return write_json(
        PlanDocument(
            facade=plan.facade,
            steps=plan.steps,
            cycles=plan.cycles,
            shared_kernel=plan.shared_kernel,
            stays=plan.stays,
            schema_version=SCHEMA_VERSION,
        )
    )
