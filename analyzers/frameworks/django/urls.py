"""The URL table: `urlpatterns` of the root URL configuration, followed through every `include`."""

from __future__ import annotations

from analyzers.facts import Attribute, Call, Collection, Expression, Name, Subscript
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import NOTHING, Value, at, texts
from analyzers.linking.walk import argument, dotted, is_literal
from analyzers.program import Location

from .admin_sites import Site
from .includable import Includable
from .patterns import ROOT, Pattern, from_path, from_regex
from .rest import Endpoint, with_format
from .route_table import Found, Place, RouteTable
from .settings import Applications, Settings
from .views import find_handler

_MOST_LISTS = 5_000
_LANGUAGE = Pattern("<language>/", "[a-z]{2,3}(?:-[a-z0-9]+)*/")
_FUNCTIONS = ("path", "re_path", "url")
_ADMIN = "admin"
"""The namespace of all sites of the administration."""
_FORMATTED = "format_suffix_patterns"
_MODULES = ("django.urls", "django.conf.urls", "rest_framework")


class UrlReader:
    """Walks URL lists in order and collects routes."""

    def __init__(
        self, evaluator: Evaluator, settings: Settings, applications: Applications, includable: Includable
    ) -> None:
        """Take the solver and what else decides about URLs."""
        self._evaluator = evaluator
        self._settings = settings
        self._applications = applications
        self._converters = includable.converters
        self._includable = includable
        self._visited: set[str] = set()
        self._lists = 0
        self._table = RouteTable()

    def read(self) -> RouteTable:
        """All routes below `ROOT_URLCONF`; then the lists that no root reaches, whose prefix is not known."""
        code = self._evaluator.code
        for name in self._settings.strings("ROOT_URLCONF"):
            if name in code.modules:
                self._module(name, Place(ROOT, "certain", ()))
        owners = [m for m in code.modules.values() if m.role == "code" and "urlpatterns" in code.bindings(Frame(m, 0))]
        # A module that includes others comes before them: its name is shorter, or it stands nearer to the root.
        for module in sorted(owners, key=lambda m: (m.name.count("."), m.name)):
            if module.name not in self._visited:
                self._module(module.name, Place(ROOT, "likely", ()))
        for application in self._applications.roots():
            if f"{application}.get_urls" not in self._visited:
                self._application(Value("instance", application), Place(ROOT, "likely", ()))
        return self._table

    def _module(self, name: str, place: Place, included: Location | None = None) -> None:
        self._visited.add(name)
        home = Frame(self._evaluator.code.modules[name], 0)
        inner = self._enter(name, place, included or home.module.location(1))
        if inner is not None:
            names = texts(self._evaluator.global_name("app_name", home) or NOTHING)
            self._list(Name("urlpatterns", 0), home, inner.inside(next(iter(names), "")))

    def _enter(self, name: str, place: Place, location: Location) -> Place | None:
        """The place inside a list; None when the list is around it already, or when the lists have no end."""
        self._lists += 1
        if name in place.entered or self._lists > _MOST_LISTS:
            self._table.blind(location, "URL lists include each other", name)
            return None
        return place._replace(entered=(*place.entered, name))

    def _list(self, expression: Expression, frame: Frame, place: Place) -> None:
        items = list(items_of(self._evaluator, expression, frame, self._is_whole))
        # `urlpatterns = format_suffix_patterns(urlpatterns)`: the same list once more, each item before with formats.
        again = [number for number, item in enumerate(items) if self._is_formatted(item, expression)]
        for number, item in enumerate(items):
            if number not in again:
                has_formats = place.has_formats or any(number < other for other in again)
                self._entry(item, place._replace(has_formats=has_formats))

    def _is_formatted(self, item: Item, whole: Expression) -> bool:
        match whole, item.expression:
            case Name(id=name), Call(arguments=(Name(id=given), *_)) as call if name == given:
                return self._is_outside(call, item.frame, _FORMATTED)
            case _:
                return False

    def _is_whole(self, part: Call | Attribute, frame: Frame) -> bool:
        """`i18n_patterns(...)` and `*router.urls`: what is in the list is not what stands there."""
        if isinstance(part, Attribute):
            return part.name == "urls" and self._includable.endpoints(part.base, frame) is not None
        return self._is_translated(part, frame) or self._is_outside(part, frame, _FORMATTED)

    def _is_translated(self, call: Call, frame: Frame) -> bool:
        return self._is_outside(call, frame, "i18n_patterns")

    def _is_outside(self, call: Call, frame: Frame, name: str) -> bool:
        return any(v.name.endswith(f".{name}") for v in self._evaluator.values(call.function, frame))

    # Entries

    def _entry(self, item: Item, place: Place) -> None:
        item = item.followed()
        expression, frame = item.expression, item.frame
        if isinstance(expression, Attribute):
            for endpoint in self._includable.endpoints(expression.base, frame) or ():
                self._endpoint(endpoint, place)
        if not isinstance(expression, Call):
            return
        kind = self._kind(expression, frame)
        if kind:
            self._declared(kind, expression, item, place)
        elif self._is_translated(expression, frame):
            self._translated(expression, frame, place)
        elif expression.arguments and self._is_outside(expression, frame, _FORMATTED):
            self._formatted(expression, frame, place)
        elif self._evaluator.values(expression.function, frame):
            self._maybe_wrapped(expression, frame, place)

    def _declared(self, kind: str, call: Call, item: Item, place: Place) -> None:
        """`path(route, view)` and `re_path(regex, view)`; a route that is put together may be several."""
        route = argument(call, 0, "route") or argument(call, -1, "regex")
        view = argument(call, 1, "view")
        location = item.frame.module.location(call.line)
        if route is None or view is None:
            self._table.blind(location, "the pattern or the view is not written out", dotted(call))
            return
        written = _likely_texts([text for text in self._texts(item.with_other(route)) if HOLE not in text])
        if not written:
            self._table.blind(location, "the pattern is computed", dotted(call))
        shown = item.with_other(view).followed()
        view, frame, _ = shown
        included = self._included(view, frame)
        name = self._text(item, argument(call, 3, "name"))
        for text in written:
            piece = self._piece(kind, text, is_endpoint=not included)
            if included:
                self._include(shown, place.below(piece), location)
            else:
                self._route(shown, name, place.below(piece), location)
            if place.has_formats and not included:
                formatted = self._piece(kind, with_format(kind, text), is_endpoint=True)
                self._route(shown, name, place.below(formatted), location)

    def _translated(self, call: Call, frame: Frame, place: Place) -> None:
        """`i18n_patterns(*entries)`: entries below the code of the language."""
        default = argument(call, -1, "prefix_default_language")
        is_bare = is_literal(default, False)
        language = _LANGUAGE._replace(regex=f"(?:{_LANGUAGE.regex})?") if is_bare else _LANGUAGE
        location = frame.module.location(call.line)
        inner = self._enter(str(location), place.below(language)._replace(confidence="likely"), location)
        if inner is not None:
            self._list(Collection("list", call.arguments), frame, inner)

    def _formatted(self, call: Call, frame: Frame, place: Place) -> None:
        """`format_suffix_patterns(entries)`: entries with their variants."""
        location = frame.module.location(call.line)
        inner = self._enter(str(location), place._replace(has_formats=True), location)
        if inner is not None:
            self._list(call.arguments[0], frame, inner)

    def _maybe_wrapped(self, call: Call, frame: Frame, place: Place) -> None:
        """A call around a `path(...)`, such as a decorator for whole includes."""
        for inner in call.arguments:
            if isinstance(inner, Call) and self._kind(inner, frame):
                self._entry(Item(inner, frame), place)

    def _kind(self, call: Call, frame: Frame) -> str:
        for value in sorted(self._evaluator.values(call.function, frame)):
            module, _, name = value.name.rpartition(".")
            if value.kind == "external" and name in _FUNCTIONS and module.startswith(_MODULES):
                return name
        return ""

    def _texts(self, item: Item) -> list[str]:
        """The constant patterns, also inside a translation call: `_("orders/")`."""
        expression = item.expression
        found = strings(self._evaluator, expression, item.frame, item.known)
        if not found and isinstance(expression, Call) and len(expression.arguments) == 1:
            return self._texts(item.with_other(expression.arguments[0]))
        return found

    def _text(self, item: Item, given: Expression | None) -> str:
        """The text of an argument of an item; empty when it is not given or not known."""
        found = self._texts(item.with_other(given)) if given is not None else []
        return next((text for text in found if HOLE not in text), "")

    def _piece(self, kind: str, written: str, *, is_endpoint: bool) -> Pattern:
        if kind == "path":
            return from_path(written, self._converters)
        return from_regex(written, is_endpoint=is_endpoint)

    # Includes

    def _included(self, view: Expression, frame: Frame) -> bool:
        if isinstance(view, Call):
            return self._is_outside(view, frame, "include")
        if isinstance(view, Collection):
            return True
        source = view.base if isinstance(view, Subscript) else view
        return isinstance(source, Attribute) and source.name == "urls"

    def _include(self, view: Item, place: Place, location: Location) -> None:
        """What `include` is given: a module by name or as an object, `x.urls`, a list, or a pair with one of these."""
        target, frame, _ = view
        while isinstance(target, Call) and self._is_outside(target, frame, "include"):
            inner = argument(target, 0, "arg")
            if inner is None:
                break
            place = place._replace(space=self._text(view, argument(target, 1, "namespace")) or place.space)
            target = inner
        if isinstance(target, Subscript):
            target = target.base
        values = sorted(self._evaluator.values(target, frame))
        modules = [v.name for v in values if v.kind == "module" and v.name in self._evaluator.code.modules]
        names = [v.name for v in values if v.kind == "text"]
        if modules:
            self._module(modules[0], place, location)
        elif names:
            self._named_module(names[0], frame, place, location)
        elif isinstance(target, Attribute) and target.name == "urls":
            self._urls_attribute(target, frame, place, location)
        else:
            self._included_list(target, frame, place, location)

    def _named_module(self, name: str, frame: Frame, place: Place, location: Location) -> None:
        found = self._evaluator.code.table.find(name, frame.module.facts.path)
        if found in self._evaluator.code.modules:
            self._module(found, place, location)
        else:
            if self._evaluator.code.table.is_missing(name, frame.module.facts.path):
                self._table.blind(location, "the included module is not there", name)
            self._mounted(name, place, location)

    def _included_list(self, target: Expression, frame: Frame, place: Place, location: Location) -> None:
        name = self._evaluator.path_of(target, frame)
        inner = self._enter(name, place, location) if name else place
        if inner is None:
            return
        entries = list(items_of(self._evaluator, target, frame, self._is_whole))
        outside = sorted(v.name for v in self._evaluator.values(target, frame) if v.kind == "external")
        if entries and not any(isinstance(entry.expression, Call) for entry in entries):
            # `(patterns, application)`, and in old versions with the namespace behind.
            application, space, *_ = [*(self._text(one, one.expression) for one in entries[1:]), "", ""]
            inner = inner._replace(space=inner.space or space).inside(application)
            self._include(entries[0], inner, location)
        elif entries:
            self._list(target, frame, inner.inside(""))
        elif outside:
            self._mounted(outside[0], place, location)
        else:
            self._table.blind(location, "what is included is unknown", dotted(target))

    def _urls_attribute(self, target: Attribute, frame: Frame, place: Place, location: Location) -> None:
        """`router.urls`, `api.urls` of another framework, `admin.site.urls`, or those of an application of ours."""
        endpoints = self._includable.endpoints(target.base, frame)
        if endpoints is not None:
            for endpoint in endpoints:
                self._endpoint(endpoint, place.inside(""))
            return
        site = self._includable.admin_site(target.base, frame)
        if site is not None:
            self._site(site, place, location)
            return
        values = sorted(self._evaluator.values(target.base, frame))
        for value in values:
            if value.kind == "instance" and self._application(value, place):
                return
        outside = [v.name for v in sorted(self._evaluator.values(target, frame)) if v.kind == "external"]
        if outside:
            self._mounted(outside[0], place, location)
        else:
            self._table.blind(location, "what is included is unknown", dotted(target))

    def _application(self, value: Value, place: Place) -> bool:
        """An object of ours whose `urls` come from its method `get_urls`, perhaps with the names of a namespace."""
        given = self._evaluator.attribute(value, "urls")
        application, space = (next(iter(texts(at(given, position))), "") for position in (1, 2))
        return self._added(value, place._replace(space=space or place.space).inside(application))

    def _site(self, site: Site, place: Place, location: Location) -> None:
        """A site of the administration: pages that the program adds to it and to its models, then all that is below."""
        inside = place._replace(space=site.name).inside(_ADMIN)
        if site.cls:
            self._added(Value("instance", site.cls), inside)
        for one in site.registered:
            below = inside.below(from_path(one.path, self._converters))
            self._added(Value("instance", one.cls), below)
            for name in one.names():
                self._table.add_name(inside, name, one.cls)
        self._mounted(site.handler, place, location)

    def _added(self, value: Value, place: Place) -> bool:
        """What a method `get_urls` of ours lists; whether there is one."""
        methods = [v for v in self._evaluator.attribute(value, "get_urls") if v.kind == "function"]
        for method in sorted(methods):
            self._visited.add(method.name)
            home = self._evaluator.code.definitions[method.name]
            inner = self._enter(method.name, place, home.module.location(home.scope.line))
            if inner is None:
                return True
            self._list(Call(Name(home.scope.name, 0), (), (), home.scope.line), home.parent, inner)
        return bool(methods)

    # Routes

    def _route(self, view: Item, name: str, place: Place, location: Location) -> None:
        handler = find_handler(self._evaluator, view)
        if handler is None:
            written = dotted(view.expression)
            self._table.blind(location, "the view is unknown", written)
            self._table.add(place, Found(written, ("*",), location, name), "guess")
            return
        self._table.add(place, Found(handler.symbol, handler.methods, location, name), place.confidence)
        for operation in self._includable.operations(view.expression, view.frame):
            self._table.add_operation(operation, place)

    def _endpoint(self, endpoint: Endpoint, place: Place) -> None:
        pattern, methods, handler, location, name, spaces = endpoint
        place = place._replace(spaces=(*place.spaces, spaces)) if spaces else place
        self._table.add(place.below(pattern), Found(handler, methods, location, name), place.confidence)

    def _mounted(self, handler: str, place: Place, location: Location) -> None:
        """URLs of a library: everything below the prefix is its own."""
        self._table.add(place, Found(handler, ("*",), location, is_prefix=True), place.confidence)


def _likely_texts(found: list[str]) -> list[str]:
    """Without those that begin with a slash, if there are others: a prefix that may be empty ends with one."""
    return [text for text in found if not text.lstrip("^").startswith("/")] or found
