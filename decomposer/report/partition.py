"""A proposal as one JSON object: each unit with its service, for other tools and for comparisons."""

from __future__ import annotations

import json

from decomposer.model.proposal import Proposal


def render_partition(proposal: Proposal) -> str:
    """`{unit: service}`, sorted by unit; null for the shared kernel. Ends with a line break."""
    services: dict[str, str | None] = {unit: one.name for one in proposal.services for unit in one.units}
    services |= dict.fromkeys(proposal.shared_kernel)
    return json.dumps(services, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
