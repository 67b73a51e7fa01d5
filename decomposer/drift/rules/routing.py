"""Rules about the way of a request: which route gets it, and what the gateway already sends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model import Route, route_key
from decomposer.model.finding import Rule
from decomposer.model.gateway import MONOLITH

SHADOWED_ROUTE = Rule(
    id="shadowed-route",
    name="Route that no request reaches",
    severity="error",
    message="the route {target} of {source} is never reached: one of {owner} takes its requests",
    what="An earlier route matches every path of a later one, so that nothing is left for it. What comes first depends "
    "on the framework: the order of the list in Django, of registration in FastAPI, static before variable parts in "
    "Flask. A route for the same code twice is none.",
    why="The code behind it looks alive, is kept up and moved along, and answers nobody. Once the earlier route leaves "
    "for another service, requests reach it that it has never seen.",
    example='urlpatterns = [\n    path("orders/<slug:name>/", views.show),\n'
    '    path("orders/new/", views.create),  # shadowed-route\n]',
    instead="put the more special route first, or remove the one that is not reached",
)


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


DIVERTED_ROUTE = Rule(
    id="diverted-route",
    name="Diverted route that still changes in the monolith",
    severity="error",
    message="{owner} answers {target} already, and nobody accepted this version of its code in the monolith",
    what="A service lists a route under `diverted`, because the gateway sends its requests there, and the code that "
    "answered it in the monolith is still there. The finding names the version of that code, so that an entry in the "
    "baseline accepts this version only. Layout, comments and docstrings are no part of it.",
    why="Nobody reaches the old code any more. A change to it is lost, or it was meant for the service and is missing "
    "there; and if the route is sent back in an emergency, the two do different things.",
    example='# [services.billing] diverted = ["GET /invoices/"]\n'
    "def invoices(request):  # diverted-route, again with each change\n"
    "    ...",
    instead="make the change where {owner} answers the route, and delete the code here once nobody wants to go back",
)


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


GATEWAY_ROUTE = Rule(
    id="gateway-route",
    name="Gateway sends to where nothing answers",
    severity="error",
    message="the gateway sends {target} to {owner}, and no code answers it",
    what="A file that a run wrote for the gateway sends a path to a service, and the program has no route for it any "
    "more. Routes that a service lists under `diverted` may be gone.",
    why="Requests get a 404 from a service that never had the route, where the monolith might have had an answer.",
    example='# gateway/step-02/routes.json sends "/invoices/" to billing\n'
    '# path("invoices/", views.invoices) is gone from urls.py: gateway-route',
    instead="bring the route back, list it under `diverted` of {owner} if that answers it by itself, or run "
    "`decomposer run PATH` again",
)


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
