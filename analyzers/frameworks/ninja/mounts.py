"""APIs of Django Ninja as parts of a URL table: operations, below the routers in which they stand.

Source: `ninja.main`, `ninja.router` and `ninja.openapi.urls` of version 1.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Collection, Constant, Expression
from analyzers.frameworks.protocol import Linked, Mounted
from analyzers.linking.calls import CallSite
from analyzers.linking.code import CodeIndex, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import whole_strings
from analyzers.linking.values import Value, function_names, texts
from analyzers.linking.walk import argument
from analyzers.program import Location

_ADDING = frozenset({"add_router", "add_api_operation"})
_SHORTCUTS = frozenset({"get", "post", "put", "patch", "delete"})
_CLASSES = ("NinjaAPI", "Router")
_PACKAGE = "ninja."
_DOCS = {
    "openapi_url": ("/openapi.json", "openapi_json", "openapi-json"),
    "docs_url": ("/docs", "openapi_view", "openapi-view"),
}
"""Per argument of an API: the path if it is not given, the function that answers, and the URL name."""
_APPLICATION, _VERSION = "ninja", "1.0.0"
"""The namespace of all APIs, and the version of one that is given none."""
_VIEWS = "ninja.openapi.views"
_HOME = "default_home"


class Operation(NamedTuple):
    """One function that answers requests to a path of a router."""

    path: str
    methods: tuple[str, ...]
    handler: str
    location: Location
    name: str


class Inner(NamedTuple):
    """A router below a prefix of another one; `place` is where it is assigned."""

    prefix: str
    place: str


class NinjaMounts:
    """All operations by the place where their API or router is assigned."""

    _evaluator: Evaluator
    _code: CodeIndex

    def collect(self, linked: Linked) -> None:
        """Find operations, and which routers stand in which."""
        self._evaluator, self._code = linked.evaluator, linked.code
        self._operations: dict[str, list[Operation]] = {}
        self._inner: dict[str, list[Inner]] = {}
        decorated = linked.code.decorated
        for site in linked.sites:
            function, method = site.call.function, site.method
            is_decorator = id(site.call) in decorated and (method in _SHORTCUTS or method == "api_operation")
            if not isinstance(function, Attribute) or not (is_decorator or method in _ADDING):
                continue
            place = self._place(function.base, site.frame)
            if place is None:
                continue
            if method == "add_router":
                self._add_router(site, place)
            elif method == "add_api_operation":
                self._add_operation(site, place)
            else:
                self._decorate(site, place, decorated[id(site.call)])

    def _place(self, owner: Expression, frame: Frame) -> str | None:
        """Where an API or router is assigned; None for everything else."""
        if not any(self._is_ninja(value) for value in self._evaluator.values(owner, frame)):
            return None
        return self._evaluator.path_of(owner, frame)

    def _is_ninja(self, value: Value) -> bool:
        names = self._evaluator.mro(value.name) if value.kind == "instance" else (value.name,)
        return any(name.startswith(_PACKAGE) and name.rpartition(".")[2] in _CLASSES for name in names)

    # What stands in a router

    def _decorate(self, site: CallSite, place: str, function: str) -> None:
        is_general = site.method == "api_operation"
        path = argument(site.call, 1 if is_general else 0, "path")
        methods = _listed(argument(site.call, 0, "methods")) if is_general else (site.method.upper(),)
        self._keep(site, place, path, (methods, function))

    def _add_operation(self, site: CallSite, place: str) -> None:
        """`router.add_api_operation("/path", ["GET"], function)`."""
        view = argument(site.call, 2, "view_func")
        handlers = function_names(self._evaluator.values(view, site.frame)) if view is not None else []
        if handlers:
            methods = _listed(argument(site.call, 1, "methods"))
            self._keep(site, place, argument(site.call, 0, "path"), (methods, handlers[0]))

    def _keep(self, site: CallSite, place: str, path: Expression | None, answer: tuple[tuple[str, ...], str]) -> None:
        for text in self._texts(path, site.frame):
            named = next(iter(self._texts(argument(site.call, -1, "url_name"), site.frame)), "")
            name = named or answer[1].rpartition(".")[2]
            self._operations.setdefault(place, []).append(Operation(text, *answer, site.location, name))

    def _add_router(self, site: CallSite, place: str) -> None:
        router = argument(site.call, 1, "router")
        if router is None:
            return
        named = texts(self._evaluator.values(router, site.frame))
        inner = self._place(router, site.frame) or next(iter(named), None)
        for prefix in self._texts(argument(site.call, 0, "prefix"), site.frame) if inner else ():
            self._inner.setdefault(place, []).append(Inner(prefix, str(inner)))

    def _texts(self, expression: Expression | None, frame: Frame) -> list[str]:
        return whole_strings(self._evaluator, expression, frame) if expression is not None else []

    # The URL table

    def mounted(self, owner: Expression, frame: Frame) -> list[Mounted] | None:
        """Documentation, operations of the API, those of its routers in their order, and a page at the root."""
        place = self._place(owner, frame)
        if place is None:
            return None
        routes = [*self._below(place, "", ())]
        location = routes[0].location if routes else frame.module.location(frame.scope.line)
        made, home = self._code.made_at(place) or (None, frame)
        root = Mounted("", ("*",), f"{_VIEWS}.{_HOME}", location, "api-root")
        spaces = (self._namespace(made, home), _APPLICATION)
        return [one._replace(spaces=spaces) for one in (*_documentation(made, location), *routes, root)]

    def _namespace(self, made: Call | None, frame: Frame) -> str:
        """The namespace of an API: as it is given, else by its version."""
        if made is None:
            return f"api-{_VERSION}"
        named = self._texts(argument(made, -1, "urls_namespace"), frame)
        versions = self._texts(argument(made, -1, "version"), frame)
        return named[0].rpartition(":")[2] if named else f"api-{next(iter(versions), _VERSION)}"

    def _below(self, place: str, prefix: str, around: tuple[str, ...]) -> Iterator[Mounted]:
        if place in around:
            return
        by_path: dict[str, list[Operation]] = {}
        for one in self._operations.get(place, ()):
            by_path.setdefault(one.path, []).append(one)
        for path, operations in by_path.items():
            route = _joined(prefix, path)
            yield from (Mounted(route, one.methods, one.handler, one.location, one.name) for one in operations)
        for inner in self._inner.get(place, ()):
            below = _clean(f"{prefix}/{inner.prefix}" if around else inner.prefix)
            yield from self._below(inner.place, below, (*around, place))


def _documentation(made: Call | None, location: Location) -> Iterator[Mounted]:
    """The description of the API and the page about it, unless the API is told to have none."""
    for keyword, (path, view, name) in _DOCS.items():
        given = argument(made, -1, keyword) if made is not None else None
        written = given.value if isinstance(given, Constant) else path
        if not isinstance(written, str):
            # Without a description there is nothing to show.
            break
        yield Mounted(written.lstrip("/"), ("*",), f"{_VIEWS}.{view}", location, name)


def _joined(prefix: str, path: str) -> str:
    return _clean("/".join(part for part in (prefix, path) if part)).lstrip("/")


def _clean(path: str) -> str:
    """A path in Django's syntax, without empty segments."""
    path = path.replace("{", "<").replace("}", ">")
    while "//" in path:
        path = path.replace("//", "/")
    return path


def _listed(given: Expression | None) -> tuple[str, ...]:
    items = given.items if isinstance(given, Collection) else ()
    words = (item.value for item in items if isinstance(item, Constant))
    return tuple(word.upper() for word in words if isinstance(word, str)) or ("*",)
