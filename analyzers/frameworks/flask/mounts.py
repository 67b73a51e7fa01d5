"""Applications, blueprints and APIs: where each is made, and below which prefixes it is registered.

Sources: `flask.sansio.blueprints`, Flask-RESTful 0.3.10, Flask-RESTX 1.3, flask-smorest 0.47, flask-openapi3 4.3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.makers import makers
from analyzers.linking.rounds import Row, occasions
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value
from analyzers.linking.walk import argument, dotted, is_literal
from analyzers.program import BlindSpot

from .configured import Configured

Kind = Literal["application", "blueprint", "api", "namespace"]
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("Flask", "Quart", "APIFlask", "OpenAPI"), "application"),
    **dict.fromkeys(("Blueprint", "APIBlueprint"), "blueprint"),
    "Api": "api",
    "Namespace": "namespace",
}
_PACKAGES = frozenset(
    {"apiflask", "flask", "flask_openapi3", "flask_restful", "flask_restplus", "flask_restx", "flask_smorest", "quart"}
)
_REGISTERING = {"register_blueprint": "url_prefix", "register_api": "url_prefix", "add_namespace": "path"}
"""Methods that put one below another, with the argument that says under which prefix."""
_NAMESPACE_OF_API = "namespace"
"""The method of an API that makes one."""
_PREFIXES: dict[Kind, str] = {"api": "prefix", "namespace": "path"}
"""The argument with its prefix, where it has another name."""
_DEEPEST = 15


class Mount(NamedTuple):
    """What routes stand in, by the call that makes it. `prefix` None: it has none; unknown parts are holes."""

    call: Call
    kind: Kind
    name: str
    prefix: str | None
    frame: Frame


class Prefix(NamedTuple):
    """A path under which a mount answers; `is_certain` unless it was not seen, or may be another.

    `space` stands before the names of its routes: those of the blueprints around.
    """

    text: str
    is_certain: bool
    space: str = ""


class _Registration(NamedTuple):
    parents: tuple[int, ...]
    prefix: str | None
    is_certain: bool = True


class Mounts:
    """All applications and blueprints of a program, by the identity of the calls that make them."""

    def __init__(self, evaluator: Evaluator, sites: Sequence[CallSite]) -> None:
        """Find what is made first, then what is registered where."""
        self._evaluator = evaluator
        self._configured = Configured(evaluator, sites)
        self.blind_spots: list[BlindSpot] = []
        self._mounts: dict[int, Mount] = {}
        self._registrations: dict[int, list[_Registration]] = defaultdict(list)
        for site in sites:
            kinds = {kind for value in site.callees if (kind := self.kind(value, "class", "external"))}
            if kinds:
                self._mounts[id(site.call)] = self._made(site, min(kinds))
            elif site.method == _NAMESPACE_OF_API and self._is_api(site):
                self._mounts[id(site.call)] = self._made(site, "namespace")
        for number, mount in self._mounts.items():
            self._attach(number, mount)
        for site in sites:
            if site.method in _REGISTERING:
                self._register(site, _REGISTERING[site.method])
            elif site.method == "init_app" and self._is_api(site):
                self._initialize(site)

    @property
    def all(self) -> Iterable[tuple[int, Mount]]:
        """With their identities, in the order in which they are made."""
        return self._mounts.items()

    def kind(self, value: Value, ours: str = "instance", outside: str = "external_instance") -> Kind | None:
        """What a value is or makes of all that; None for any other value."""
        if value.kind == ours:
            paths = self._evaluator.mro(value.name)
        else:
            paths = (value.name,) if value.kind == outside else ()
        for path in paths:
            kind = _KINDS.get(path.rpartition(".")[2])
            if kind is not None and path.partition(".")[0] in _PACKAGES:
                return kind
        return None

    def is_a(self, site: CallSite, *kinds: Kind) -> bool:
        """Whether the receiver of a call is of such a kind, by what it may be or by what it resolves to."""
        found = {kind for value in site.receivers if (kind := self.kind(value))}
        if not found and isinstance(site.call.function, Attribute):
            found = {self._mounts[one].kind for one in self.resolve(site.call.function.base, site.frame)}
        return not found.isdisjoint(kinds)

    def _is_api(self, site: CallSite) -> bool:
        return any(self.kind(value) == "api" for value in site.receivers)

    def _made(self, site: CallSite, kind: Kind) -> Mount:
        keywords = dict(site.call.keywords)
        name = self._text(argument(site.call, 0, "name"), site.frame) if kind != "api" else ""
        prefix = self._text(keywords.get(_PREFIXES.get(kind, "url_prefix")), site.frame)
        if kind == "namespace" and prefix is None:
            prefix = f"/{name or HOLE}"
        return Mount(site.call, kind, (name or "").replace(HOLE, "…"), prefix, site.frame)

    def _text(self, expression: Expression | None, frame: Frame) -> str | None:
        """The text of an argument, a hole when it is not known, None when it is not given."""
        return self._texts(expression, frame)[0]

    def _texts(self, expression: Expression | None, frame: Frame, known: Row | None = None) -> Sequence[str | None]:
        """All that it may be, what it begins with first."""
        if expression is None or is_literal(expression, None):
            return [None]
        return strings(self._evaluator, expression, frame, known) or self._configured.texts(expression) or [HOLE]

    def _attach(self, number: int, mount: Mount) -> None:
        """An API stands in the application or blueprint that it is given; `api.namespace()` in that API."""
        owner: Expression | None = None
        if mount.kind == "api":
            owner = argument(mount.call, 0, "app")
        elif mount.kind == "namespace" and isinstance(mount.call.function, Attribute):
            owner = mount.call.function.base
        parents = self.resolve(owner, mount.frame) if owner is not None else []
        if parents:
            self._registrations[number].append(_Registration(tuple(parents), None))

    def _initialize(self, site: CallSite) -> None:
        """`api.init_app(app)`."""
        base = site.base
        app = argument(site.call, 0, "app")
        if base is not None and app is not None:
            parents = tuple(self.resolve(app, site.frame))
            for number in self.resolve(base, site.frame):
                self._registrations[number].append(_Registration(parents, None))

    def _register(self, site: CallSite, keyword: str) -> None:
        base = site.base
        child = argument(site.call, 0)
        if base is None or child is None:
            return
        prefix = argument(site.call, 1 if keyword == "path" else -1, keyword)
        for row in occasions(self._evaluator, site, child, base, prefix):
            item = Item(child, site.frame, row).followed()
            owner = Item(base, site.frame, row).followed()
            parents = tuple(self.resolve(owner.expression, owner.frame))
            said = Item(prefix, site.frame, row).followed() if prefix is not None else None
            given = self._texts(*said) if said is not None else [None]
            children = self.resolve(item.expression, item.frame)
            for number in children:
                self._registrations[number].append(_Registration(parents, given[0], is_certain=len(given) == 1))
            if not children:
                reason = "a blueprint that is not known is registered"
                self.blind_spots.append(BlindSpot("route", reason, site.location, dotted(item.expression)[:120]))

    # Which mount an expression is

    def mount(self, number: int) -> Mount:
        """The mount of an identity that `resolve` gave."""
        return self._mounts[number]

    def resolve(self, expression: Expression, frame: Frame) -> list[int]:
        """The mounts an expression may be."""
        return makers(self._evaluator, expression, frame, self._mounts)

    # Prefixes

    def prefixes(self, number: int, depth: int = 0) -> list[Prefix]:
        """Where the mount answers: an application at the root, a blueprint wherever it is registered."""
        mount = self._mounts[number]
        if mount.kind == "application":
            return [Prefix("", is_certain=True)]
        own = mount.prefix or ""
        space = f"{mount.name}." if mount.kind == "blueprint" and mount.name else ""
        registrations = self._registrations[number] if depth <= _DEEPEST else []
        found: dict[Prefix, None] = {}
        for registration in registrations:
            inner = own if registration.prefix is None else registration.prefix
            for parent in registration.parents:
                found.update(
                    (Prefix(join(p.text, inner), p.is_certain and registration.is_certain, p.space + space), None)
                    for p in self.prefixes(parent, depth + 1)
                )
            if not registration.parents:
                found[Prefix(inner, is_certain=False, space=space)] = None
        return list(found) or [Prefix(own, is_certain=False, space=space)]


def join(prefix: str, rule: str) -> str:
    """A rule below a prefix, with one slash between them, as blueprints join them."""
    if not prefix or not rule:
        return prefix or rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}"
