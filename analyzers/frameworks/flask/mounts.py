"""Applications and blueprints: where each is made, and below which prefixes it is registered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression, Name, Return
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.origins import origins
from analyzers.linking.rounds import rounds
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value
from analyzers.linking.walk import argument, dotted, is_literal
from analyzers.program import BlindSpot

_APPLICATIONS = frozenset({"Flask", "Quart", "APIFlask"})
_BLUEPRINTS = frozenset({"Blueprint", "APIBlueprint"})
_PACKAGES = frozenset({"flask", "quart", "apiflask"})
_DEEPEST = 15


class Mount(NamedTuple):
    """An application or blueprint by the call that makes it. `prefix` None: it has none; unknown parts are holes."""

    call: Call
    is_application: bool
    name: str
    prefix: str | None


class Prefix(NamedTuple):
    """A path under which a mount answers; `is_certain` unless the registration was not seen."""

    text: str
    is_certain: bool


class _Registration(NamedTuple):
    parents: tuple[int, ...]
    prefix: str | None


class Mounts:
    """All applications and blueprints of a program, by the identity of the calls that make them."""

    def __init__(self, evaluator: Evaluator, sites: Sequence[CallSite]) -> None:
        """Find what is made first, then what is registered where."""
        self._evaluator = evaluator
        self.blind_spots: list[BlindSpot] = []
        self._mounts: dict[int, Mount] = {}
        self._registrations: dict[int, list[_Registration]] = defaultdict(list)
        for site in sites:
            kinds = {kind for value in site.callees if (kind := self.kind(value, "class", "external"))}
            if kinds:
                self._mounts[id(site.call)] = self._made(site, is_application="application" in kinds)
        for site in sites:
            if site.method == "register_blueprint":
                self._register(site)

    def kind(self, value: Value, ours: str = "instance", outside: str = "external_instance") -> str:
        """`application`, `blueprint` or nothing, for a value that is (or makes) one."""
        if value.kind == ours:
            paths = self._evaluator.mro(value.name)
        else:
            paths = (value.name,) if value.kind == outside else ()
        for path in paths:
            top, last = path.partition(".")[0], path.rpartition(".")[2]
            if top in _PACKAGES and last in _APPLICATIONS | _BLUEPRINTS:
                return "application" if last in _APPLICATIONS else "blueprint"
        return ""

    def _made(self, site: CallSite, *, is_application: bool) -> Mount:
        name = self._text(argument(site.call, 0, "name"), site.frame)
        prefix = self._text(dict(site.call.keywords).get("url_prefix"), site.frame)
        return Mount(site.call, is_application, (name or "").replace(HOLE, "…"), prefix)

    def _text(self, expression: Expression | None, frame: Frame) -> str | None:
        """The text of an argument, a hole when it is not known, None when it is not given."""
        if expression is None or is_literal(expression, None):
            return None
        return next(iter(strings(self._evaluator, expression, frame)), HOLE)

    def _register(self, site: CallSite) -> None:
        base = site.call.function.base if isinstance(site.call.function, Attribute) else None
        child = argument(site.call, 0, "blueprint")
        if base is None or child is None:
            return
        parents = tuple(self.resolve(base, site.frame))
        for row in rounds(self._evaluator, site, child):
            item = Item(child, site.frame, row).followed()
            prefix = dict(site.call.keywords).get("url_prefix")
            given = self._text(*Item(prefix, site.frame, row).followed()[:2]) if prefix is not None else None
            children = self.resolve(item.expression, item.frame)
            for number in children:
                self._registrations[number].append(_Registration(parents, given))
            if not children:
                reason = "a blueprint that is not known is registered"
                self.blind_spots.append(BlindSpot("route", reason, site.location, dotted(item.expression)[:120]))

    # Which mount an expression is

    def mount(self, number: int) -> Mount:
        """The mount of an identity that `resolve` gave."""
        return self._mounts[number]

    def resolve(self, expression: Expression, frame: Frame, depth: int = 0) -> list[int]:
        """The mounts an expression may be, through names, imports, attributes, factories, loops and parameters."""
        if depth > _DEEPEST:
            return []
        if isinstance(expression, Call):
            found = [id(expression)] if id(expression) in self._mounts else self._returned(expression, frame, depth)
        elif isinstance(expression, Name | Attribute):
            sources = list(origins(self._evaluator, expression, frame))
            found = [mount for source, home, _ in sources for mount in self.resolve(source, home, depth + 1)]
        else:
            found = []
        return list(dict.fromkeys(found))

    def _returned(self, call: Call, frame: Frame, depth: int) -> list[int]:
        functions = [v.name for v in sorted(self._evaluator.values(call.function, frame)) if v.kind == "function"]
        homes = [self._evaluator.code.definitions[name] for name in functions]
        returned = [(s.value, h) for h in homes for s in h.scope.statements if isinstance(s, Return) and s.value]
        return [mount for value, home in returned for mount in self.resolve(value, home, depth + 1)]

    # Prefixes

    def prefixes(self, number: int, depth: int = 0) -> list[Prefix]:
        """Where the mount answers: an application at the root, a blueprint wherever it is registered."""
        mount = self._mounts[number]
        if mount.is_application:
            return [Prefix("", is_certain=True)]
        own = mount.prefix or ""
        registrations = self._registrations[number] if depth <= _DEEPEST else []
        found: dict[Prefix, None] = {}
        for registration in registrations:
            inner = own if registration.prefix is None else registration.prefix
            for parent in registration.parents:
                found.update(
                    (Prefix(join(p.text, inner), p.is_certain), None) for p in self.prefixes(parent, depth + 1)
                )
            if not registration.parents:
                found[Prefix(inner, is_certain=False)] = None
        return list(found) or [Prefix(own, is_certain=False)]


def join(prefix: str, rule: str) -> str:
    """A rule below a prefix, with one slash between them, as blueprints join them."""
    if not prefix or not rule:
        return prefix or rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}"
