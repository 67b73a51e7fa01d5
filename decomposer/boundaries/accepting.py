"""A proposal taken as it is."""

from __future__ import annotations

from decomposer.model.boundaries import ServiceMap
from decomposer.model.proposal import Proposal


def accept(proposal: Proposal) -> ServiceMap:
    """The service map of a proposal that nobody changed."""
    services = sorted(proposal.services, key=lambda service: service.name)
    return ServiceMap(
        services=tuple(service.name for service in services),
        units={unit: service.name for service in services for unit in service.units},
        tables={table: service.name for service in services for table in service.tables},
        routes={route: service.name for service in services for route in service.routes},
        tasks={task: service.name for service in services for task in service.tasks},
        shared_kernel=frozenset(proposal.shared_kernel),
    )
