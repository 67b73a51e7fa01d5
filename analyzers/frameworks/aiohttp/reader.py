"""Routes of applications of aiohttp, and of those that are mounted in them.

Source: `aiohttp.web_urldispatcher`, `web_routedef` and `web_app` of version 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from msgspec.structs import replace

from analyzers.facts import Attribute, Call, Expression, Starred
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.items import Item
from analyzers.linking.makers import makers
from analyzers.linking.rounds import Row, occasions
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import HOLE, strings, whole_strings
from analyzers.linking.summaries import Summary
from analyzers.linking.values import Value, function_names
from analyzers.linking.walk import argument, dotted, last_word
from analyzers.program import BlindSpot, Location, Route

from .patterns import canonical, regex_of

_MAKING = frozenset({"Application", "RouteTableDef"})
_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_DEFINING = {name: name.upper() for name in _METHODS}
_ADDING = {f"add_{name}": method for name, method in _DEFINING.items()} | {"add_view": "*"}
_ANY = "*"
_DEEPEST = 10


class _Entry(NamedTuple):
    """One line of a route table; a handler is what is decorated, by its name, or an argument."""

    path: Item
    method: str
    handler: Item | str
    location: Location


class AiohttpReader:
    """Reads what is added to routers and route tables."""

    def prepare(self, evaluator: object) -> Summary | None:
        """Nothing: no values that could be followed."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """All routes in the order in which they are added."""
        if "aiohttp" not in linked.code.tops:
            return FrameworkFacts()
        reading = _Reading(linked)
        reading.collect()
        return FrameworkFacts(routes=list(reading.routes()), blind_spots=reading.blind_spots)


class _Reading:
    """One run over the program."""

    def __init__(self, linked: Linked) -> None:
        self._evaluator, self._code = linked.evaluator, linked.code
        self._sites = [site for site in linked.sites if site.frame.module.role == "code"]
        self._made = {id(site.call) for site in self._sites if any(map(self._is_ours, site.callees))}
        self._tables: dict[int, list[_Entry]] = defaultdict(list)
        self._inside: dict[int, list[tuple[int, Item | None]]] = defaultdict(list)
        self._resources: dict[int, tuple[Item, Expression]] = {}
        self.blind_spots: list[BlindSpot] = []

    def _is_ours(self, value: Value) -> bool:
        paths = self._evaluator.mro(value.name) if value.kind == "class" else (value.name,)
        return any(p.partition(".")[0] == "aiohttp" and p.rpartition(".")[2] in _MAKING for p in paths)

    def _owners(self, expression: Expression, frame: Frame) -> list[int]:
        """The applications or tables that an expression is; `app.router` is that of the application."""
        if isinstance(expression, Attribute) and expression.name == "router":
            expression = expression.base
        return makers(self._evaluator, expression, frame, self._made)

    # What stands where

    def collect(self) -> None:
        """Find entries of tables, and which tables and applications stand in which."""
        for site in self._sites if self._made else ():
            if site.method == "add_resource" and isinstance(site.call.function, Attribute) and site.call.arguments:
                path = Item(site.call.arguments[0], site.frame)
                self._resources[id(site.call)] = (path, site.call.function.base)
        for site in self._sites if self._made else ():
            symbol = self._code.decorated.get(id(site.call))
            if symbol is not None:
                self._decorate(site, symbol)
            elif site.method in _ADDING or site.method == "add_route":
                self._add(site)
            elif site.method == "add_routes" and site.call.arguments:
                self._add_table(site)
            elif site.method == "add_subapp":
                self._add_application(site)

    def _decorate(self, site: CallSite, symbol: str) -> None:
        if not isinstance(site.call.function, Attribute):
            return
        for owner in self._owners(site.call.function.base, site.frame):
            entry = self._entry(site.call, site.frame, site.method)
            if entry is not None:
                self._tables[owner].append(entry._replace(handler=symbol))

    def _entry(self, call: Call, frame: Frame, name: str) -> _Entry | None:
        """`get(path, handler)`, `view(path, C)` or `route(method, path, handler)`."""
        first = int(name in ("route", "add_route"))
        path, handler = argument(call, first, "path"), argument(call, first + 1, "handler")
        if path is None or name not in {*_DEFINING, *_ADDING, "view", "route", "add_route"}:
            return None
        method = {**_DEFINING, **_ADDING}.get(name, _ANY)
        if first:
            said = argument(call, 0, "method")
            texts = strings(self._evaluator, said, frame) if said is not None else []
            method = texts[0].upper() if texts and HOLE not in texts[0] else _ANY
        location = frame.module.location(call.line)
        return _Entry(Item(path, frame), method, Item(handler or call, frame), location)

    def _add(self, site: CallSite) -> None:
        """`app.router.add_get(path, handler)`, or `resource.add_route(method, handler)`."""
        if not isinstance(site.call.function, Attribute):
            return
        base = site.call.function.base
        resources = makers(self._evaluator, base, site.frame, self._resources) if site.method == "add_route" else []
        if resources:
            path, base = self._resources[resources[0]]
            call = replace(site.call, arguments=(*site.call.arguments[:1], path.expression, *site.call.arguments[1:]))
        else:
            call = site.call
        entry = self._entry(call, site.frame, site.method)
        if entry is None:
            return
        for row in occasions(self._evaluator, site, *call.arguments, base):
            owner = Item(base, site.frame, row).followed()
            for number in self._owners(owner.expression, owner.frame):
                self._tables[number].append(_at_that_time(entry, row))

    def _add_table(self, site: CallSite) -> None:
        """`app.add_routes(table)`, or a list of `web.get(path, handler)`."""
        if not isinstance(site.call.function, Attribute):
            return
        owners = self._owners(site.call.function.base, site.frame)
        given = site.call.arguments[0]
        entries = []
        for item in items_of(self._evaluator, given, site.frame):
            now = item.followed()
            entry = None
            if isinstance(now.expression, Call):
                entry = self._entry(now.expression, now.frame, last_word(now.expression.function))
            if entry is not None:
                entries.append(entry)
        tables = self._owners(given.value if isinstance(given, Starred) else given, site.frame)
        for owner in owners:
            self._tables[owner] += entries
            for table in tables:
                self._inside[table].append((owner, None))
        if not entries and not tables:
            self._spot("the routes of an application are not known", site.location, given)

    def _add_application(self, site: CallSite) -> None:
        prefix, inner = argument(site.call, 0, "prefix"), argument(site.call, 1, "subapp")
        if not isinstance(site.call.function, Attribute) or prefix is None or inner is None:
            return
        for owner in self._owners(site.call.function.base, site.frame):
            for number in self._owners(inner, site.frame):
                self._inside[number].append((owner, Item(prefix, site.frame)))

    # Routes

    def routes(self) -> Iterator[Route]:
        """The routes of all tables, below each place where these stand."""
        entries = [(entry, owner) for owner in self._tables for entry in self._tables[owner]]
        for order, (entry, owner) in enumerate(entries):
            answers = list(self._answers(entry))
            for path, prefix in product(self._texts(entry.path, entry.location), self._prefixes(owner)):
                shown, regex = canonical(prefix + path), regex_of(prefix + path)
                yield from (Route(m, shown, regex, handler, entry.location, order, "aiohttp") for m, handler in answers)

    def _prefixes(self, owner: int, depth: int = 0) -> list[str]:
        places = self._inside[owner] if depth < _DEEPEST else []
        found = []
        for outer, prefix in places:
            texts = self._texts(prefix, prefix.frame.module.location(0)) if prefix is not None else [""]
            found += [f"{above}{text.rstrip('/')}" for above in self._prefixes(outer, depth + 1) for text in texts]
        return found or [""]

    def _texts(self, item: Item, location: Location) -> list[str]:
        texts = whole_strings(self._evaluator, *item)
        if not texts:
            self._spot("the rule of a route is not known", location, item.expression)
        return texts

    def _answers(self, entry: _Entry) -> Iterator[tuple[str, str]]:
        """Methods with the functions that answer them; of a class its methods."""
        ours = self._handlers(entry)
        for value in ours:
            if value.kind == "function":
                yield entry.method, value.name
            else:
                yield from self._methods(value)

    def _handlers(self, entry: _Entry) -> list[Value]:
        if isinstance(entry.handler, str):
            is_class = self._code.definitions[entry.handler].scope.kind == "class"
            return [Value("class" if is_class else "function", entry.handler)]
        handler = entry.handler.followed()
        found = sorted(self._evaluator.values(handler.expression, handler.frame))
        ours = [value for value in found if value.kind in ("function", "class")]
        if not ours:
            self._spot("the view of a rule is not known", entry.location, handler.expression)
        return ours

    def _methods(self, cls: Value) -> Iterator[tuple[str, str]]:
        for name, method in _DEFINING.items():
            yield from ((method, symbol) for symbol in function_names(self._evaluator.attribute(cls, name)))

    def _spot(self, reason: str, location: Location, what: Expression) -> None:
        self.blind_spots.append(BlindSpot("route", reason, location, dotted(what)[:120]))


def _at_that_time(entry: _Entry, row: Row) -> _Entry:
    """With what the names in it are in one call or round."""
    handler = entry.handler._replace(known=row) if isinstance(entry.handler, Item) else entry.handler
    return entry._replace(path=entry.path._replace(known=row), handler=handler)
