"""Routers of Django REST framework: the routes that registered viewsets get.

Source: `rest_framework.routers` and `rest_framework.urlpatterns` of version 3.16.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Collection, Constant, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.values import Value, texts
from analyzers.linking.walk import argument
from analyzers.program import Location

from .patterns import Pattern, from_path, from_regex
from .views import HTTP_METHODS, allowed_methods

_DEFAULT_ACTIONS = {
    "list": ("GET", False),
    "create": ("POST", False),
    "retrieve": ("GET", True),
    "update": ("PUT", True),
    "partial_update": ("PATCH", True),
    "destroy": ("DELETE", True),
}
_MIXIN_ACTIONS = {
    "ModelViewSet": tuple(_DEFAULT_ACTIONS),
    "ReadOnlyModelViewSet": ("list", "retrieve"),
    "ListModelMixin": ("list",),
    "CreateModelMixin": ("create",),
    "RetrieveModelMixin": ("retrieve",),
    "UpdateModelMixin": ("update", "partial_update"),
    "DestroyModelMixin": ("destroy",),
}
_ROOT_VIEW = "rest_framework.routers.APIRootView"
_FORMAT = Pattern(".<format>", r"\.[a-z0-9]+/?")


class Endpoint(NamedTuple):
    """One route of a router, before the prefix under which the router is included."""

    pattern: Pattern
    methods: tuple[str, ...]
    handler: str
    location: Location


class Registration(NamedTuple):
    """One `router.register(prefix, viewset)`."""

    prefix: str
    viewset: str
    location: Location


class Action(NamedTuple):
    """An extra action of a viewset."""

    path: str
    methods: tuple[str, ...]
    is_detail: bool


class Routers:
    """All routers by the place where they are assigned, with what is registered on them."""

    def __init__(self, evaluator: Evaluator, sites: list[CallSite]) -> None:
        """Collect registrations."""
        self._evaluator = evaluator
        self._registered: dict[str, list[Registration]] = {}
        for site in sites:
            if site.method == "register" and len(site.call.arguments) > 1 and isinstance(site.call.function, Attribute):
                self._register(site, site.call.function.base)

    def _register(self, site: CallSite, router: Expression) -> None:
        place = self._evaluator.path_of(router, site.frame)
        prefixes = texts(self._evaluator.values(site.call.arguments[0], site.frame))
        views = [v for v in sorted(self._evaluator.values(site.call.arguments[1], site.frame)) if v.kind == "class"]
        if place and prefixes and views:
            registration = Registration(prefixes[0], views[0].name, site.location)
            self._registered.setdefault(place, []).append(registration)

    def endpoints(self, router: Expression, frame: Frame) -> list[Endpoint] | None:
        """The routes of `router.urls`, in the order of the URL table; None when it is no router we know."""
        place = self._evaluator.path_of(router, frame)
        if place not in self._registered:
            return None
        found = [e for r in self._registered[place] for e in self._viewset(r, self._slash(router, frame))]
        if not self._is_default(router, frame):
            return found
        root = Endpoint(Pattern("", ""), ("GET",), _ROOT_VIEW, self._registered[place][0].location)
        # The root is a plain path, so that its suffix is a converter and no regex.
        root_format = root._replace(pattern=from_path("<drf_format_suffix:format>", {}))
        return [*(v for endpoint in found for v in (endpoint, _with_format(endpoint))), root, root_format]

    def _is_default(self, router: Expression, frame: Frame) -> bool:
        for value in self._evaluator.values(router, frame):
            names = self._evaluator.mro(value.name) if value.kind == "instance" else (value.name,)
            if any(name.endswith("DefaultRouter") for name in names):
                return True
        return False

    def _slash(self, router: Expression, frame: Frame) -> str:
        owner, _, name = (self._evaluator.path_of(router, frame) or "").rpartition(".")
        home = self._evaluator.code.frame(owner)
        for binding in self._evaluator.code.bindings(home).get(name, ()) if home else ():
            if isinstance(binding.payload, Call):
                given = argument(binding.payload, 0, "trailing_slash")
                if isinstance(given, Constant) and given.value is False:
                    return ""
        return "/"

    def _viewset(self, registration: Registration, slash: str) -> Iterator[Endpoint]:
        viewset, location = registration.viewset, registration.location
        base = from_regex(registration.prefix, is_endpoint=False)
        lead = base + Pattern("/", "/") if registration.prefix else base
        detail = lead + self._lookup(viewset)
        end = Pattern(slash, slash)
        actions = self._actions(viewset)
        available = self._available(viewset)
        for is_detail, prefix in ((False, base), (True, detail)):
            methods = tuple(m for a, (m, d) in _DEFAULT_ACTIONS.items() if d is is_detail and a in available)
            if methods:
                yield Endpoint(prefix + end, methods, viewset, location)
            joint = Pattern("/", "/") if prefix.text else Pattern("", "")
            for action in (a for a in actions if a.is_detail is is_detail):
                path = from_regex(action.path, is_endpoint=False)
                yield Endpoint(prefix + joint + path + end, action.methods, viewset, location)

    def _lookup(self, viewset: str) -> Pattern:
        """The key in the path: `lookup_url_kwarg` or `lookup_field`, matching `lookup_value_regex`."""
        cls = Value("class", viewset)
        names = [*texts(self._evaluator.attribute(cls, "lookup_url_kwarg"))]
        names += texts(self._evaluator.attribute(cls, "lookup_field"))
        regexes = texts(self._evaluator.attribute(cls, "lookup_value_regex"))
        return Pattern(f"<{names[0] if names else 'pk'}>", f"(?:{regexes[0] if regexes else '[^/.]+'})")

    def _available(self, viewset: str) -> set[str]:
        """The standard actions a viewset has, by its own methods and by the mixins."""
        found: set[str] = set()
        for ancestor in self._evaluator.mro(viewset):
            frame = self._evaluator.code.definitions.get(ancestor)
            if frame is not None:
                found.update(a for a in _DEFAULT_ACTIONS if a in self._evaluator.code.bindings(frame))
            else:
                found.update(_MIXIN_ACTIONS.get(ancestor.rpartition(".")[2], ()))
        allowed = allowed_methods(self._evaluator, viewset)
        return {a for a in found if not allowed or _DEFAULT_ACTIONS[a][0] in allowed}

    def _actions(self, viewset: str) -> list[Action]:
        """Methods marked by `@action`, sorted by name, as the router finds them."""
        found: dict[str, Action] = {}
        for ancestor in reversed(self._evaluator.mro(viewset)):
            frame = self._evaluator.code.definitions.get(ancestor)
            if frame is None:
                continue
            for name in self._evaluator.code.bindings(frame):
                method = self._evaluator.code.definitions.get(f"{ancestor}.{name}")
                action = self._action(name, method) if method else None
                if action is not None:
                    found[name] = action
        return [found[name] for name in sorted(found)]

    def _action(self, name: str, method: Frame) -> Action | None:
        for decorator in method.scope.decorators:
            if not isinstance(decorator, Call):
                continue
            values = self._evaluator.values(decorator.function, method.parent)
            if any(v.name.endswith("rest_framework.decorators.action") for v in values):
                detail = argument(decorator, 1, "detail")
                given = argument(decorator, -1, "url_path")
                paths = texts(self._evaluator.values(given, method.parent)) if given is not None else []
                is_detail = isinstance(detail, Constant) and detail.value is True
                return Action(paths[0] if paths else name, _action_methods(decorator), is_detail)
        return None


def _action_methods(decorator: Call) -> tuple[str, ...]:
    given = argument(decorator, 0, "methods")
    if not isinstance(given, Collection):
        return ("GET",)
    words = [i.value.lower() for i in given.items if isinstance(i, Constant) and isinstance(i.value, str)]
    return tuple(w.upper() for w in HTTP_METHODS if w in words)


def _with_format(endpoint: Endpoint) -> Endpoint:
    """The variant that `format_suffix_patterns` adds: `.json` in place of the last slash."""
    text, regex = endpoint.pattern
    bare = Pattern(text.removesuffix("/"), regex.removesuffix("/"))
    return endpoint._replace(pattern=bare + _FORMAT)
