"""Routers of Django REST framework: the routes that registered viewsets get.

Source: `rest_framework.routers` and `rest_framework.urlpatterns` of version 3.16, `drf-nested-routers` 0.95.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.given import GivenCall
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument, is_literal
from analyzers.program import Location

from .patterns import Pattern, from_path, from_regex
from .router_forms import FORMS, Form, own_forms
from .viewsets import Viewsets

_ROOT_VIEW = "rest_framework.routers.APIRootView"
_SUFFIXES = {"path": "<drf_format_suffix:format>", "re_path": r"\.(?P<format>[a-z0-9]+)/?$"}
_MOST_NESTED = 10


class Endpoint(NamedTuple):
    """One route of a router, before the prefix under which the router is included.

    `name` is its URL name, `spaces` are the names of a namespace of its own around that.
    """

    pattern: Pattern
    methods: tuple[str, ...]
    handler: str
    location: Location
    name: str = ""
    spaces: tuple[str, ...] = ()


class Registration(NamedTuple):
    """One `router.register(prefix, viewset)`; or all of another router, by which this one is extended."""

    prefix: str
    viewset: str
    location: Location
    other: str = ""
    basename: str = ""


class Router(NamedTuple):
    """What is known of a router. `around` is the regex before each of its routes, `depth` how deep it is nested."""

    slash: str
    by_regex: bool
    forms: tuple[Form, ...]
    has_root: bool
    has_formats: bool
    around: str = ""
    depth: int = 0


class Routers:
    """All routers by the place where they are assigned, with what is registered on them."""

    def __init__(self, evaluator: Evaluator, sites: list[CallSite], converters: dict[str, str]) -> None:
        """Collect registrations; `converters` are the regexes of converters of paths."""
        self._evaluator = evaluator
        self._converters = converters
        self._viewsets = Viewsets(evaluator)
        self._registered: dict[str, list[Registration]] = {}
        for site in sites:
            function = site.call.function
            if isinstance(function, Attribute) and site.method == "register":
                self._register(site, function.base)
            elif isinstance(function, Attribute) and site.method == "extend" and site.call.arguments:
                self._extend(site, function.base, site.call.arguments[0])

    def _register(self, site: CallSite, router: Expression) -> None:
        prefix, view = argument(site.call, 0, "prefix"), argument(site.call, 1, "viewset")
        place = self._evaluator.path_of(router, site.frame)
        if place is None or prefix is None or view is None:
            return
        prefixes = texts(self._evaluator.values(prefix, site.frame))
        views = [v for v in sorted(self._evaluator.values(view, site.frame)) if v.kind == "class"]
        if prefixes and views:
            viewset = views[0].name
            basename = self._basename(site) or self._viewsets.basename(viewset)
            registration = Registration(prefixes[0], viewset, site.location, basename=basename)
            self._registered.setdefault(place, []).append(registration)

    def _basename(self, site: CallSite) -> str:
        """What the registration says that URL names begin with; empty if it does not."""
        given = GivenCall(self._evaluator, site.call, site.frame)
        return next(iter(given.texts(2, "basename") or given.texts(-1, "base_name")), "")

    def _extend(self, site: CallSite, ours: Expression, theirs: Expression) -> None:
        """`router.registry.extend(other.registry)`."""
        routers = [one.base for one in (ours, theirs) if isinstance(one, Attribute) and one.name == "registry"]
        places = [self._evaluator.path_of(one, site.frame) for one in routers]
        if len(places) > 1 and places[0] and places[1]:
            self._registered.setdefault(places[0], []).append(Registration("", "", site.location, places[1]))

    def _all_of(self, place: str, entered: tuple[str, ...] = ()) -> Iterator[Registration]:
        for one in self._registered.get(place, ()) if place not in entered else ():
            if one.other:
                yield from self._all_of(one.other, (*entered, place))
            else:
                yield one

    # Routes

    def endpoints(self, expression: Expression, frame: Frame) -> list[Endpoint] | None:
        """The routes of `router.urls`, in the order of the URL table; None when it is no router we know."""
        home = self._evaluator.path_of(expression, frame)
        if home is None or home not in self._registered:
            return None
        router, registered = self._router(home), list(self._all_of(home))
        found = [endpoint for one in registered for endpoint in self._endpoints(one, router)]
        if router.has_root and registered:
            # The root is a plain path, so that its suffix is a converter and no regex.
            paths = ["", with_format("path", "")] if router.has_formats else [""]
            place = registered[0].location
            found += [Endpoint(from_path(one, {}), ("GET",), _ROOT_VIEW, place, "api-root") for one in paths]
        return found

    def _endpoints(self, registration: Registration, router: Router) -> Iterator[Endpoint]:
        for form, methods in self._answered(registration.viewset, router):
            for pattern in self._patterns(self._url(form, registration, router), router):
                name = form.name.replace("{basename}", registration.basename) if registration.basename else ""
                yield Endpoint(pattern, methods, registration.viewset, registration.location, name)

    def _answered(self, viewset: str, router: Router) -> Iterator[tuple[Form, tuple[str, ...]]]:
        """The forms of routes that a viewset gets, those for extra actions one by one, with the methods."""
        for form in router.forms:
            if form.mapping is not None:
                methods = self._viewsets.answered(viewset, form.mapping)
                yield from [(form, methods)] if methods else []
                continue
            for action in self._viewsets.actions(viewset):
                if action.is_detail is form.is_detail:
                    name = form.name.replace("{url_name}", action.name)
                    yield form._replace(url=form.url.replace("{url_path}", action.path), name=name), action.methods

    def _url(self, form: Form, registration: Registration, router: Router) -> str:
        lookup = self._lookup(registration.viewset, router, "")
        found = form.url
        # By hand, as paths of actions hold braces of their own.
        for word, text in (("prefix", registration.prefix), ("lookup", lookup), ("trailing_slash", router.slash)):
            found = found.replace(f"{{{word}}}", text)
        if not registration.prefix:
            found = found.replace("^/", "^", 1)
        return found.replace("^", f"^{router.around}", 1)

    def _lookup(self, viewset: str, router: Router, prefix: str) -> str:
        name, regex, converter = self._viewsets.lookup(viewset)
        if not router.by_regex:
            return f"<{converter or regex or 'str'}:{prefix}{name}>"
        return f"(?P<{prefix}{name}>{regex or '[^/.]+'})"

    def _patterns(self, url: str, router: Router) -> list[Pattern]:
        """The route, and the one with a format."""
        kind = "re_path" if router.by_regex else "path"
        written = url if router.by_regex else url.removeprefix("^").removesuffix("$").removeprefix("/")
        variants = [written, with_format(kind, written)] if router.has_formats else [written]
        if router.by_regex:
            return [from_regex(text, is_endpoint=True) for text in variants]
        return [from_path(text, self._converters) for text in variants]

    # Routers

    def _router(self, place: str, depth: int = 0) -> Router:
        owner, _, name = place.rpartition(".")
        home = self._evaluator.code.frame(owner)
        if home is None:
            return Router("/", True, FORMS, has_root=False, has_formats=False)
        values = sorted(self._evaluator.name(name, home))
        classes = [cls for value in values for cls in self._classes_of(value)]
        made, _ = self._evaluator.code.made_at(place) or (None, home)
        is_default = any(cls.endswith("DefaultRouter") for cls in classes)
        router = Router(
            slash=self._slash(values, made),
            by_regex=not is_literal(_keyword(made, "use_regex_path"), False),
            forms=own_forms(self._evaluator, classes) or FORMS,
            has_root=is_default and not self._says_no(classes, "include_root_view"),
            has_formats=is_default and not self._says_no(classes, "include_format_suffixes"),
        )
        is_nested = made is not None and any("Nested" in cls.rpartition(".")[2] for cls in classes)
        return self._nested(router, made, home, depth) if is_nested and made is not None else router

    def _classes_of(self, value: Value) -> tuple[str, ...]:
        return tuple(self._evaluator.mro(value.name)) if value.kind == "instance" else (value.name,)

    def _slash(self, values: list[Value], made: Call | None) -> str:
        ours = [self._evaluator.attribute(value, "trailing_slash") for value in values if value.kind == "instance"]
        for text in (text for found in ours for text in texts(found)):
            return text
        given = argument(made, 0, "trailing_slash") if made is not None else None
        return "" if is_literal(given, False) else "/"

    def _says_no(self, classes: list[str], name: str) -> bool:
        frames = self._evaluator.code.classes_of_ours(classes)
        bindings = (binding for frame in frames for binding in self._evaluator.code.bindings(frame).get(name, ()))
        return any(is_literal(binding.payload, False) for binding in bindings)

    def _nested(self, router: Router, made: Call, home: Frame, depth: int) -> Router:
        """`NestedSimpleRouter(parent, "orders", lookup="order")`: all routes stand below one object of the parent."""
        parent, given = argument(made, 0, "parent_router"), GivenCall(self._evaluator, made, home)
        place = self._evaluator.path_of(parent, home) if parent is not None else None
        words = given.texts(1, "parent_prefix")
        if place is None or not words or depth > _MOST_NESTED:
            return router
        above = self._router(place, depth + 1)
        viewsets = [one.viewset for one in self._all_of(place) if one.prefix == words[0]]
        names = given.texts(-1, "lookup")
        name = names[0] if names else f"nested_{above.depth + 1}"
        key = self._lookup(viewsets[0], above, f"{name}_") if viewsets else ""
        around = f"{above.around}{words[0]}/{key}/".removeprefix("/")
        slash = router.slash if _keyword(made, "trailing_slash") is not None else above.slash
        return router._replace(around=around, depth=above.depth + 1, slash=slash)


def with_format(kind: str, route: str) -> str:
    """The variant of a route that `format_suffix_patterns` adds: `.json` in place of the last slash."""
    return route.rstrip("$").rstrip("/") + _SUFFIXES["path" if kind == "path" else "re_path"]


def _keyword(call: Call | None, name: str) -> Expression | None:
    return argument(call, -1, name) if call is not None else None
