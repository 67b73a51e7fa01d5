"""The routes that were found in URL lists, and where in the lists each of them stands."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from analyzers.frameworks.protocol import Operation
from analyzers.program import BlindSpot, Confidence, Location, Route

from .patterns import Pattern

_MOST_NAMES = 16
"""Names of one route: so many has one below four lists that have two names each."""


class Place(NamedTuple):
    """Where the walk is: what stands before in the URL, how sure, and which lists were entered.

    `has_formats`: each route is there a second time, with a format such as `.json` behind it. `spaces` are the
    namespaces around, each with its names: that of the instance, then that of the application. `space` is the name that
    the list to be entered next is given.
    """

    prefix: Pattern
    confidence: Confidence
    entered: tuple[str, ...]
    has_formats: bool = False
    spaces: tuple[tuple[str, ...], ...] = ()
    space: str = ""

    def below(self, piece: Pattern) -> Place:
        """The same place with one more piece of the URL."""
        return self._replace(prefix=self.prefix + piece)

    def inside(self, application: str) -> Place:
        """The place in a list that says the name of its application, or says none."""
        names = tuple(dict.fromkeys(filter(None, (self.space, application))))
        return self._replace(spaces=(*self.spaces, names), space="") if names else self

    def names(self, name: str) -> list[str]:
        """What leads to a URL name that is written here: its full name first."""
        return [":".join(spaces) for spaces in product(*self.spaces, (name,))][:_MOST_NAMES] if name else []


class Found(NamedTuple):
    """What answers at a place: a symbol, and by which methods; `name` is as it is written, without namespaces."""

    handler: str
    methods: tuple[str, ...]
    location: Location
    name: str = ""
    is_prefix: bool = False


class RouteTable:
    """Collects routes in the order in which Django tries them."""

    def __init__(self) -> None:
        """Nothing was found yet."""
        self._known: set[tuple[str, str, str]] = set()
        self.routes: list[Route] = []
        self.blind_spots: list[BlindSpot] = []
        self.other_names: dict[str, set[str]] = {}
        """Names that lead to a route besides its own, with the handlers: those of applications."""

    def add(self, place: Place, found: Found, confidence: Confidence) -> None:
        """One route for each method."""
        text, regex = place.prefix
        handler, methods, location, written, is_prefix = found
        name, *others = place.names(written) or [""]
        for other in others:
            self.other_names.setdefault(other, set()).add(handler)
        for method in methods:
            # Several root configurations (one per domain) may hold the same entries.
            if (method, regex, handler) not in self._known:
                self._known.add((method, regex, handler))
                order = len(self.routes)
                route = Route(method, text, regex, handler, location, order, "django", name, is_prefix, confidence)
                self.routes.append(route)

    def add_name(self, place: Place, name: str, handler: str) -> None:
        """A name that leads to a page for which no route of its own is told."""
        for one in place.names(name):
            self.other_names.setdefault(one, set()).add(handler)

    def add_operation(self, operation: Operation, place: Place) -> None:
        """What one path answers by what is posted to it."""
        (text, regex), order = place.prefix, len(self.routes)
        name, handler, location, framework = operation
        known = ("POST", f"{regex} {name}", handler)
        if known not in self._known:
            self._known.add(known)
            self.routes.append(Route("POST", text, regex, handler, location, order, framework, operation=name))

    def blind(self, location: Location, reason: str, detail: str) -> None:
        """A piece of the lists that cannot be read."""
        self.blind_spots.append(BlindSpot("route", reason, location, detail[:120]))
