"""A proposal as one JSON object: each unit with its service, for other tools and for comparisons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from decomposer.model.proposal import Proposal


def render_partition(proposal: Proposal) -> str:
    """`{unit: service}`, sorted by unit; null for the shared kernel. Ends with a line break."""
    return render_owners({unit: one.name for one in proposal.services for unit in one.units}, proposal.shared_kernel)


def render_owners(units: Mapping[str, str], shared: Iterable[str]) -> str:
    """The same for an accepted cut."""
    services: dict[str, str | None] = {**units, **dict.fromkeys(shared)}
    return json.dumps(services, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
