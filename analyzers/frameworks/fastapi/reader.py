"""Routes of FastAPI and Starlette in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.summaries import Summary
from analyzers.program import Route

from .acts import Acts
from .made import Kind, Made, Makers
from .middleware import find_middleware
from .order import Moments
from .patterns import readable, regex_of
from .places import Around, Found, answers_all, confidence_of
from .table import Table

_PACKAGES = ("fastapi", "starlette")


class FastApiReader:
    """Reads applications of FastAPI and Starlette, and the routers and applications inside of them."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: what FastAPI gives to functions is said by models of its code."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """The routes of all applications, one application after the other."""
        if not any(top.startswith(_PACKAGES) for top in linked.code.tops):
            return FrameworkFacts()
        makers = Makers(linked.evaluator, linked.sites)
        if not makers.sites:
            return FrameworkFacts()
        return _Reading(linked, makers).facts()


class _Reading:
    """One run over the program."""

    def __init__(self, linked: Linked, makers: Makers) -> None:
        self._linked = linked
        self._makers = makers
        made = [
            Made(makers.kind(number), site.call, Item(site.call, site.frame)) for number, site in makers.sites.items()
        ]
        self._applications = [one for one in made if one.kind != "router"]
        self._routers = [one for one in made if one.kind == "router"]
        first = (self._applications or made)[0].item.frame.module.name
        self._moments = Moments(linked.evaluator, first)
        self._table = Table(linked.evaluator, makers, Acts(makers, linked.sites, self._moments, linked.code))

    def facts(self) -> FrameworkFacts:
        """Routes and middleware."""
        by_application = {one.number: list(self._table.routes(one, Around())) for one in self._applications}
        tops = [one for one in self._applications if one.number not in self._table.placed]
        found = [(one.kind, route) for one in tops for route in by_application[one.number]]
        unplaced = [one for one in self._routers if one.number not in self._table.placed]
        loose: list[tuple[Kind, Found]] = [("fastapi", route) for one in unplaced for route in self._loose(one)]
        # Behind what answers every path they would never answer.
        end = next((place for place, (_, route) in enumerate(found) if answers_all(route)), len(found))
        found[end:end] = loose
        routes = [route for order, (kind, one) in enumerate(found) for route in _as_routes(one, kind, order)]
        return FrameworkFacts(
            routes=list(dict.fromkeys(routes)),
            middleware=list(find_middleware(self._linked, self._makers, self._moments)),
            blind_spots=self._table.blind_spots,
        )

    def _loose(self, router: Made) -> Iterator[Found]:
        """The routes of a router of which nobody knows where it stands."""
        return (
            one._replace(answer=one.answer._replace(confidence="likely"))
            for one in self._table.routes(router, Around())
        )


def _as_routes(found: Found, framework: str, order: int) -> Iterator[Route]:
    pattern = readable(found.path)
    for method in found.methods:
        yield Route(
            method=method,
            pattern=pattern,
            regex=regex_of(pattern),
            handler=found.answer.handler,
            location=found.location,
            order=order,
            framework=framework,
            name=found.name,
            is_prefix=found.is_prefix,
            confidence=confidence_of(found),
        )
