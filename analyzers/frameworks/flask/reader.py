"""Routes of Flask applications in the order in which Werkzeug tries them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.rounds import Row, rounds
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument, dotted
from analyzers.program import BlindSpot, Location, Route

from .exposed import exposed
from .mounts import Mounts, Prefix, join
from .patterns import order_of, regex_of
from .views import Answer, answers, plain_answers

_SHORTCUTS = frozenset({"get", "post", "put", "patch", "delete"})
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
        reading = _Reading(linked)
        rules = [*reading.rules(), *reading.exposed_rules()]
        paths = sorted(dict.fromkeys(rule.path for rule in rules), key=order_of)
        order = {path: number for number, path in enumerate(paths)}
        routes = [_route(rule, answer, order[rule.path]) for rule in rules for answer in rule.answers]
        return FrameworkFacts(routes=routes, blind_spots=reading.blind_spots)


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
        self._decorated = {
            id(decorator): symbol
            for symbol, frame in linked.code.definitions.items()
            for decorator in frame.scope.decorators
        }

    def rules(self) -> Iterator[_Rule]:
        """Rules given by decorators and by `add_url_rule`."""
        for site in self._sites:
            if site.frame.module.role == "test":
                continue
            is_decorator = id(site.call) in self._decorated
            if site.method == "add_url_rule" and self._is_mounting(site):
                yield from self._added(site)
            elif is_decorator and (site.method == "route" or site.method in _SHORTCUTS) and self._is_mounting(site):
                yield from self._decorating(site, self._decorated[id(site.call)])

    def exposed_rules(self) -> Iterator[_Rule]:
        """Rules of Flask-AppBuilder's classes."""
        for found in exposed(self._evaluator, self._sites):
            location = found.frame.module.location(found.line)
            method_answers = plain_answers(self._evaluator, found.function, found.frame, found.methods)
            name = ".".join(found.function.split(".")[-2:])
            for text in self._texts(found.rule, found.frame, location, {}):
                yield _Rule(join(found.base, text), method_answers, found.is_certain, name, location)

    def _is_mounting(self, site: CallSite) -> bool:
        """Whether the receiver is an application or blueprint, by what it may be or by what it resolves to."""
        if any(self._mounts.kind(value) for value in site.receivers):
            return True
        return not site.receivers and bool(self._mounts.resolve(_base(site), site.frame))

    def _decorating(self, site: CallSite, function: str) -> Iterator[_Rule]:
        keywords = dict(site.call.keywords)
        found = plain_answers(self._evaluator, function, site.frame, keywords.get("methods"))
        if site.method in _SHORTCUTS:
            found = [Answer(site.method.upper(), function)]
        rule = argument(site.call, 0, "rule")
        name = self._endpoint(keywords.get("endpoint"), None, site.frame) or function.rpartition(".")[2]
        if rule is not None:
            yield from self._placed(site, rule, {}, _Target(found, name))

    def _added(self, site: CallSite) -> Iterator[_Rule]:
        call = site.call
        rule, view = argument(call, 0, "rule"), argument(call, 2, "view_func")
        endpoint, methods = argument(call, 1, "endpoint"), dict(call.keywords).get("methods")
        if rule is None:
            return
        for row in rounds(self._evaluator, site, rule):
            item = Item(view, site.frame, row).followed() if view is not None else None
            found = self._answers(item, site, methods)
            name = self._endpoint(endpoint, item, site.frame) or (found[0].handler.rpartition(".")[2] if found else "")
            yield from self._placed(site, rule, row, _Target(found, name))

    def _answers(self, view: Item | None, site: CallSite, methods: Expression | None) -> list[Answer]:
        found = answers(self._evaluator, view.expression, view.frame, methods) if view is not None else []
        if not found:
            shown = dotted(view.expression) if view is not None else "add_url_rule()"
            self._spot("the view of a rule is not known", site.location, shown)
        return found

    def _placed(self, site: CallSite, rule: Expression, row: Row, target: _Target) -> Iterator[_Rule]:
        """The rule below each prefix of the application or blueprint that has it."""
        texts = self._texts(rule, site.frame, site.location, row) if target.answers else []
        for text in texts:
            if not _PLAIN_RULE.match(text):
                self._spot("a rule has a form of the program's own", site.location, text)
                continue
            for prefix, outer in self._places(site):
                is_certain = prefix.is_certain and len(texts) == 1
                path = join(prefix.text, text) or "/"
                yield _Rule(path, target.answers, is_certain, outer + target.name, site.location)

    def _places(self, site: CallSite) -> Iterator[tuple[Prefix, str]]:
        """The prefixes under which the receiver answers, and what stands before the names of its rules."""
        numbers = self._mounts.resolve(_base(site), site.frame)
        if not numbers:
            yield Prefix("", is_certain=False), ""
        for number in numbers:
            mount = self._mounts.mount(number)
            outer = "" if mount.is_application or not mount.name else f"{mount.name}."
            for prefix in self._mounts.prefixes(number):
                if HOLE in prefix.text:
                    self._spot("the prefix of a blueprint is not known", site.location, mount.name)
                else:
                    yield prefix, outer

    def _texts(self, rule: Expression, frame: Frame, location: Location, row: Row) -> list[str]:
        found = strings(self._evaluator, rule, frame, row)
        known = [text for text in found if HOLE not in text]
        if not known:
            self._spot("the rule of a route is not known", location, dotted(rule))
        return known

    def _endpoint(self, endpoint: Expression | None, view: Item | None, frame: Frame) -> str:
        """The name that is given to a rule, or to the view function by `as_view`; empty without one."""
        if endpoint is None and view is not None and isinstance(view.expression, Call):
            endpoint, frame = argument(view.expression, 0, "name"), view.frame
        named = strings(self._evaluator, endpoint, frame) if endpoint is not None else []
        return named[0].replace(HOLE, "…") if named else ""

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("route", reason, location, detail[:120]))


def _base(site: CallSite) -> Expression:
    function = site.call.function
    return function.base if isinstance(function, Attribute) else function
