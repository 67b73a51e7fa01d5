"""Routes of Pyramid: patterns by name, and the views that say for which names they are.

Source: "URL Dispatch" and "View Configuration" of Pyramid 2, `pyramid.config.routes` and `pyramid.urldispatch`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import Call, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.items import Item
from analyzers.linking.rounds import occasions
from analyzers.linking.strings import strings, whole_strings
from analyzers.linking.summaries import Summary
from analyzers.linking.values import Value, elements, function_names, texts
from analyzers.linking.walk import argument, dotted, last_word
from analyzers.program import BlindSpot, Location, Route

from .patterns import regex_of

_DEEPEST = 10


class _Pattern(NamedTuple):
    """A route by its place in the configuration; `methods` are those that it is restricted to."""

    text: str
    methods: tuple[str, ...]
    location: Location


class _View(NamedTuple):
    """Who answers for a route, and which methods."""

    handler: str
    methods: tuple[str, ...]


class PyramidReader:
    """Reads `add_route`, `include`, `add_view` and `view_config`."""

    def prepare(self, evaluator: object) -> Summary | None:
        """Nothing: no values that could be followed."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """All routes that have a view, in the order in which they are added."""
        if "pyramid" not in linked.code.tops:
            return FrameworkFacts()
        reading = _Reading(linked)
        return FrameworkFacts(routes=list(reading.routes()), blind_spots=reading.blind_spots)


class _Reading:
    """One run over the program."""

    def __init__(self, linked: Linked) -> None:
        self._evaluator, self._code = linked.evaluator, linked.code
        self._sites = [site for site in linked.sites if site.frame.module.role == "code"]
        self._includes: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """Per function: the functions that include it, with a prefix."""
        self.blind_spots: list[BlindSpot] = []

    def routes(self) -> Iterator[Route]:
        """Each pattern with each view of its name."""
        views = self._views()
        if not views:
            return
        self._collect_includes()
        patterns = [
            (name, one) for site in self._sites if site.method == "add_route" for name, one in self._added(site)
        ]
        for order, (name, pattern) in enumerate(patterns):
            for view in views.get(name, ()):
                methods = [m for m in view.methods if not pattern.methods or m in (*pattern.methods, "*")]
                for method in pattern.methods if methods == ["*"] and pattern.methods else methods:
                    regex = regex_of(pattern.text)
                    yield Route(method, pattern.text, regex, view.handler, pattern.location, order, "pyramid", name)

    # Views

    def _views(self) -> Mapping[str, list[_View]]:
        found: dict[str, list[_View]] = defaultdict(list)
        for symbol, frame in self._code.definitions.items():
            for decorator in frame.scope.decorators if frame.module.role == "code" else ():
                if isinstance(decorator, Call) and self._is_config(decorator, frame.parent):
                    self._keep(found, decorator, frame, symbol)
        for site in self._sites:
            if site.method == "add_view" and argument(site.call, -1, "route_name") is not None:
                for symbol in self._named(argument(site.call, 0, "view"), site.frame):
                    self._keep(found, site.call, self._code.definitions[symbol], symbol, site.frame)
        return found

    def _is_config(self, decorator: Call, frame: Frame) -> bool:
        if last_word(decorator.function) != "view_config":
            return False
        return any(value.name.startswith("pyramid.") for value in self._evaluator.values(decorator.function, frame))

    def _keep(
        self, found: dict[str, list[_View]], call: Call, view: Frame, symbol: str, home: Frame | None = None
    ) -> None:
        """What a configuration says, else that for all views of the class."""
        said = dict(self._defaults(view)) | {name: (value, home or view.parent) for name, value in call.keywords}
        methods = self._methods(said.get("request_method"))
        attribute = self._first(said.get("attr")) if view.scope.kind == "class" else ""
        handler = self._method_of(symbol, attribute) if attribute else symbol
        for name in self._all(said.get("route_name")):
            found[name].append(_View(handler, methods))

    def _defaults(self, view: Frame) -> Iterator[tuple[str, tuple[Expression, Frame]]]:
        cls = view if view.scope.kind == "class" else view.parent
        for decorator in cls.scope.decorators if cls.scope.kind == "class" else ():
            if isinstance(decorator, Call) and last_word(decorator.function) == "view_defaults":
                yield from ((name, (value, cls.parent)) for name, value in decorator.keywords)

    def _method_of(self, cls: str, name: str) -> str:
        return next(iter(function_names(self._evaluator.attribute(Value("class", cls), name))), cls)

    def _methods(self, said: tuple[Expression, Frame] | None) -> tuple[str, ...]:
        """Those of a view or route; GET stands for HEAD too."""
        if said is None:
            return ("*",)
        values = self._evaluator.values(*said)
        found = {text.upper() for text in texts(elements(values) | values)}
        return tuple(sorted(found - ({"HEAD"} if "GET" in found else set()))) or ("*",)

    def _all(self, said: tuple[Expression, Frame] | None) -> list[str]:
        return whole_strings(self._evaluator, *said) if said is not None else []

    def _first(self, said: tuple[Expression, Frame] | None) -> str:
        return next(iter(self._all(said)), "")

    def _named(self, view: Expression | None, frame: Frame) -> list[str]:
        """Functions and classes that an expression is, or names by a dotted path."""
        if view is None:
            return []
        found = [v.name for v in sorted(self._evaluator.values(view, frame)) if v.kind in ("function", "class")]
        return found or [text for text in strings(self._evaluator, view, frame) if text in self._code.definitions]

    # Patterns

    def _added(self, site: CallSite) -> Iterator[tuple[str, _Pattern]]:
        name, pattern = argument(site.call, 0, "name"), argument(site.call, 1, "pattern")
        if name is None or pattern is None:
            return
        said = dict(site.call.keywords).get("request_method")
        methods = self._methods((said, site.frame)) if said is not None else ()
        for row in occasions(self._evaluator, site, name, pattern):
            names, found = (self._now(Item(one, site.frame, row)) for one in (name, pattern))
            if not found:
                reason = "the rule of a route is not known"
                self.blind_spots.append(BlindSpot("route", reason, site.location, dotted(pattern)[:120]))
            for text in found:
                for prefix in self._prefixes(site.frame.symbol):
                    whole = f"{prefix.rstrip('/')}/{text.lstrip('/')}" if text or not prefix else prefix
                    yield from ((one, _Pattern(_absolute(whole), methods, site.location)) for one in names)

    def _now(self, item: Item) -> list[str]:
        return whole_strings(self._evaluator, *item.followed())

    def _collect_includes(self) -> None:
        """`config.include("shop.api", route_prefix="/api")`, and of a function or module itself."""
        for site in self._sites:
            target = argument(site.call, 0, "callable") if site.method == "include" else None
            if target is not None:
                said = argument(site.call, 1, "route_prefix")
                prefix = self._first((said, site.frame)) if said is not None else ""
                for function in self._included(target, site.frame):
                    self._includes[function].append((site.frame.symbol, prefix))

    def _included(self, target: Expression, frame: Frame) -> Iterator[str]:
        modules = [value.name for value in self._evaluator.values(target, frame) if value.kind == "module"]
        for text in strings(self._evaluator, target, frame):
            module = frame.module.name
            package = module if module in self._code.table.packages else module.rpartition(".")[0]
            modules.append(f"{package}{text}".strip(".") if text.startswith(".") else text)
        for name in modules:
            yield from (one for one in (name, f"{name}.includeme") if one in self._code.definitions)
        yield from function_names(self._evaluator.values(target, frame))

    def _prefixes(self, function: str, depth: int = 0) -> list[str]:
        found = self._includes.get(function, ()) if depth < _DEEPEST else ()
        above = [(outer, prefix) for home, prefix in found for outer in self._prefixes(home, depth + 1)]
        return [f"{outer.rstrip('/')}/{prefix.strip('/')}".rstrip("/") for outer, prefix in above] or [""]


def _absolute(pattern: str) -> str:
    return pattern if pattern.startswith("/") else f"/{pattern}"
