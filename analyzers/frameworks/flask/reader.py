"""Routes of Flask applications in the order in which Werkzeug tries them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Collection, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.rounds import occasions
from analyzers.linking.sequences import items_now
from analyzers.linking.strings import HOLE, strings, whole_strings
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument, dotted
from analyzers.program import BlindSpot, Location, Route

from .classful import class_rules
from .exposed import exposed
from .mounts import Mounts, Prefix, join
from .patterns import order_of, regex_of
from .static_files import static_rule
from .views import Answer, answers, class_view, classes_of, decorated_answers, plain_answers, resource_answers

_PACKAGES = ("apiflask", "flask", "quart")
"""How the packages begin that make applications, or add to them."""
_SHORTCUTS = frozenset({"get", "post", "put", "patch", "delete"})
_DECORATORS = _SHORTCUTS | {"route"}
_RESOURCE_DECORATORS = frozenset({"route", "resource"})
_PLAIN_RULE = re.compile(r"[/\w<.~-]|$")


class _Rule(NamedTuple):
    """A rule with its prefix, and what answers it."""

    path: str
    answers: list[Answer]
    is_certain: bool
    name: str
    location: Location


class _Target(NamedTuple):
    """What a rule leads to, and its name inside its blueprint."""

    answers: list[Answer]
    name: str


class FlaskReader:
    """Reads rules of applications and blueprints, and exposed methods of Flask-AppBuilder's views."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: Flask gives views no values that could be followed."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """All routes; `order` is Werkzeug's: static text before variables, then the order of the source."""
        if not any(top.startswith(_PACKAGES) for top in linked.code.tops):
            return FrameworkFacts()
        reading = _Reading(linked)
        rules = [*reading.rules(), *reading.exposed_rules(), *reading.class_rules(), *reading.static_rules()]
        paths = sorted(dict.fromkeys(rule.path for rule in rules), key=order_of)
        order = {path: number for number, path in enumerate(paths)}
        routes = [_route(rule, answer, order[rule.path]) for rule in rules for answer in _told(rule.answers)]
        return FrameworkFacts(routes=list(dict.fromkeys(routes)), blind_spots=reading.blind_spots)


def _told(found: Sequence[Answer]) -> Iterator[Answer]:
    """Without HEAD where GET is answered too: that goes to the same."""
    methods = {answer.method for answer in found}
    return (answer for answer in found if answer.method != "HEAD" or "GET" not in methods)


def _route(rule: _Rule, answer: Answer, order: int) -> Route:
    return Route(
        method=answer.method,
        pattern=rule.path,
        regex=regex_of(rule.path),
        handler=answer.handler,
        location=rule.location,
        order=order,
        framework="flask",
        name=rule.name,
        confidence=answer.confidence if rule.is_certain else "likely",
    )


class _Reading:
    """One run over the program."""

    def __init__(self, linked: Linked) -> None:
        self._evaluator: Evaluator = linked.evaluator
        self._sites = linked.sites
        self._mounts = Mounts(linked.evaluator, linked.sites)
        self.blind_spots = self._mounts.blind_spots
        self._decorated = linked.code.decorated

    def rules(self) -> Iterator[_Rule]:
        """Rules given by decorators, by `add_url_rule` and by `add_resource`."""
        for site in self._sites:
            if site.frame.module.role == "test":
                continue
            decorated = self._decorated.get(id(site.call), "")
            if site.method == "add_url_rule" and self._mounts.is_a(site, "application", "blueprint"):
                yield from self._added(site)
            elif site.method == "add_resource" and self._mounts.is_a(site, "api", "namespace"):
                yield from self._of_resource(site, "", site.call.arguments)
            elif decorated and site.method in _RESOURCE_DECORATORS and self._mounts.is_a(site, "api", "namespace"):
                yield from self._of_resource(site, decorated, (site.call, *site.call.arguments))
            elif decorated and site.method in _DECORATORS and self._mounts.is_a(site, "application", "blueprint"):
                yield from self._decorating(site, decorated)

    def exposed_rules(self) -> Iterator[_Rule]:
        """Rules of Flask-AppBuilder's classes."""
        for found in exposed(self._evaluator, self._sites):
            location = found.frame.module.location(found.line)
            method_answers = plain_answers(self._evaluator, found.function, found.frame, found.methods)
            name = ".".join(found.function.split(".")[-2:])
            for text in self._texts(Item(found.rule, found.frame), location):
                yield _Rule(join(found.base, text), method_answers, found.is_certain, name, location)

    def class_rules(self) -> Iterator[_Rule]:
        """Rules of the classes of Flask-Classful."""
        for found in class_rules(self._evaluator, self._sites):
            if HOLE in found.path:
                self._spot("the rule of a route is not known", found.site.location, found.name)
                continue
            for prefix in self._places(Item(found.owner, found.site.frame), found.site.location):
                path, name = join(prefix.text, found.path), prefix.space + found.name
                yield _Rule(path, found.answers, prefix.is_certain, name, found.site.location)

    def static_rules(self) -> Iterator[_Rule]:
        """Files that applications and blueprints send by themselves."""
        for number, mount in self._mounts.all:
            rule = static_rule(self._evaluator, mount) if mount.frame.module.role != "test" else ""
            for prefix in self._known_prefixes(number, mount.frame.module.location(mount.call.line)) if rule else ():
                found = [Answer("GET", f"flask.{mount.kind.replace('application', 'Flask').title()}.send_static_file")]
                location = mount.frame.module.location(mount.call.line)
                yield _Rule(join(prefix.text, rule), found, prefix.is_certain, f"{prefix.space}static", location)

    def _decorating(self, site: CallSite, function: str) -> Iterator[_Rule]:
        keywords = dict(site.call.keywords)
        found = decorated_answers(self._evaluator, function, site.frame, keywords.get("methods"))
        if site.method in _SHORTCUTS:
            found = [Answer(site.method.upper(), function)]
        rule = argument(site.call, 0, "rule")
        name = self._endpoint(keywords.get("endpoint"), None, site.frame) or function.rpartition(".")[2]
        for row in occasions(self._evaluator, site, rule, _base(site)):
            yield from self._placed(site, Item(rule or site.call, site.frame, row), _Target(found, name))

    def _of_resource(self, site: CallSite, decorated: str, given: Sequence[Expression]) -> Iterator[_Rule]:
        """`api.add_resource(Class, "/rule", ...)`, or the same as a decorator of the class."""
        for row in occasions(self._evaluator, site, *given, _base(site)):
            # `add_resource(*route)` gives both together.
            parts = [*items_now(self._evaluator, Item(Collection("tuple", tuple(given)), site.frame, row))]
            first, *rules = parts or [Item(site.call, site.frame, row)]
            item = first.followed()
            values = {decorated} if decorated else classes_of(self._evaluator, item)
            found = [answer for name in sorted(values) for answer in resource_answers(self._evaluator, name)]
            if not found:
                self._spot("the view of a rule is not known", site.location, dotted(item.expression))
            name = self._endpoint(dict(site.call.keywords).get("endpoint"), None, site.frame)
            name = name or min(values, default="").rpartition(".")[2].lower()
            for rule in rules:
                yield from self._placed(site, rule, _Target(found, name))

    def _added(self, site: CallSite) -> Iterator[_Rule]:
        call = site.call
        rule, view = argument(call, 0, "rule"), argument(call, 2, "view_func")
        endpoint, methods = argument(call, 1, "endpoint"), dict(call.keywords).get("methods")
        if rule is None:
            return
        for row in occasions(self._evaluator, site, rule, view, _base(site)):
            item = Item(view, site.frame, row).followed() if view is not None else None
            found = self._answers(item, site, methods)
            name = self._endpoint(endpoint, item, site.frame) or (found[0].handler.rpartition(".")[2] if found else "")
            yield from self._placed(site, Item(rule, site.frame, row), _Target(found, name))

    def _answers(self, view: Item | None, site: CallSite, methods: Expression | None) -> list[Answer]:
        found = answers(self._evaluator, view.expression, view.frame, methods) if view is not None else []
        if not found:
            shown = dotted(view.expression) if view is not None else "add_url_rule()"
            self._spot("the view of a rule is not known", site.location, shown)
        return found

    def _placed(self, site: CallSite, rule: Item, target: _Target) -> Iterator[_Rule]:
        """The rule below each prefix of the application or blueprint that has it."""
        texts = self._texts(rule, site.location) if target.answers else []
        owner = Item(_base(site), site.frame, rule.known).followed()
        for text in texts:
            if not _PLAIN_RULE.match(text):
                self._spot("a rule has a form of the program's own", site.location, text)
                continue
            for prefix in self._places(owner, site.location):
                is_certain = prefix.is_certain and len(texts) == 1
                path = join(prefix.text, text) or "/"
                yield _Rule(path, target.answers, is_certain, prefix.space + target.name, site.location)

    def _places(self, owner: Item, location: Location) -> Iterator[Prefix]:
        """The prefixes under which the receiver answers."""
        numbers = self._mounts.resolve(owner.expression, owner.frame)
        if not numbers:
            yield Prefix("", is_certain=False)
        for number in numbers:
            yield from self._known_prefixes(number, location)

    def _known_prefixes(self, number: int, location: Location) -> Iterator[Prefix]:
        for prefix in self._mounts.prefixes(number):
            if HOLE in prefix.text:
                self._spot("the prefix of a blueprint is not known", location, self._mounts.mount(number).name)
            else:
                yield prefix

    def _texts(self, rule: Item, location: Location) -> list[str]:
        known = whole_strings(self._evaluator, *rule)
        if not known:
            self._spot("the rule of a route is not known", location, dotted(rule.expression))
        return known

    def _endpoint(self, endpoint: Expression | None, view: Item | None, frame: Frame) -> str:
        """The name that is given to a rule, or to the view function by `as_view`; empty without one."""
        if endpoint is None and view is not None:
            made = class_view(self._evaluator, view)
            endpoint, frame = (argument(made[0], 0, "name"), made[1]) if made is not None else (None, frame)
        named = strings(self._evaluator, endpoint, frame) if endpoint is not None else []
        return named[0].replace(HOLE, "…") if named else ""

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("route", reason, location, detail[:120]))


def _base(site: CallSite) -> Expression:
    function = site.call.function
    return function.base if isinstance(function, Attribute) else function
