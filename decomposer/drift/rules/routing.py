"""Rules about the way of a request: which route gets it, and what the gateway already sends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model import Route, route_key
from decomposer.model.gateway import MONOLITH


def find_shadowed_routes(subject: Subject) -> Iterator[Hit]:
    """Routes whose requests an earlier one takes; what a library answers is its own matter."""
    for route, first in subject.consulted.shadowed:
        source = subject.owners.of_symbol(route.handler)
        if source is not None:
            owner = _owner_of(subject, first)
            message = (
                f"the route {route_key(route)} of {source} is never reached: {first.pattern} of {owner} comes first, "
                f"at {first.location}"
            )
            yield Hit(source, owner, route_key(route), route.location, route.handler, message)


def find_diverted_routes(subject: Subject) -> Iterator[Hit]:
    """Code of diverted routes, in the version that it has."""
    for route in subject.program.routes:
        key = route_key(route)
        owner = subject.contract.diverted.get(key)
        version = subject.consulted.versions.get(key)
        if owner is not None and version is not None:
            source = subject.owners.of_symbol(route.handler) or MONOLITH
            location = subject.places.get(route.handler, route.location)
            message = (
                f"{owner} answers {key} already, and nobody accepted version {version} of its code in the monolith"
            )
            yield Hit(source, owner, f"{key} {version}", location, route.handler, message)


def find_gateway_routes(subject: Subject) -> Iterator[Hit]:
    """What files send to services and nothing answers."""
    if not subject.consulted.diverting:
        return
    answered = {route.pattern for route in subject.program.routes}
    answered |= {key.partition(" ")[2] for key in subject.contract.diverted}
    for one in subject.consulted.diverting:
        if one.pattern not in answered and one.upstream in subject.services.services:
            message = f"{one.file} sends {one.pattern} to {one.upstream}, and no code answers it"
            yield Hit(one.upstream, one.upstream, one.pattern, None, "", message)


def _owner_of(subject: Subject, route: Route) -> str:
    listed = subject.services.routes.get(route_key(route))
    return listed or subject.owners.of_symbol(route.handler) or MONOLITH
