"""Routes of applications of Tornado. Source: `tornado.web` and `tornado.routing` of version 6."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.facts import Call, Collection, Expression
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.items import Item
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import whole_strings
from analyzers.linking.summaries import Summary
from analyzers.linking.values import Value, function_names
from analyzers.linking.walk import argument, dotted
from analyzers.program import BlindSpot, Location, Route

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_NAMED = re.compile(r"\(\?P<(\w+)>(?:[^()\[\]\\]|\\.|\[[^\]]*\])*\)")


class TornadoReader:
    """Reads the lists of rules that applications are given."""

    def prepare(self, evaluator: object) -> Summary | None:
        """Nothing: no values that could be followed."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """All routes in the order of their rules."""
        if "tornado" not in linked.code.tops:
            return FrameworkFacts()
        reading = _Reading(linked)
        return FrameworkFacts(routes=list(reading.routes()), blind_spots=reading.blind_spots)


class _Reading:
    """One run over the program."""

    def __init__(self, linked: Linked) -> None:
        self._evaluator, self._code = linked.evaluator, linked.code
        self._sites = [site for site in linked.sites if site.frame.module.role == "code"]
        self.blind_spots: list[BlindSpot] = []

    def routes(self) -> Iterator[Route]:
        """Those of each list of rules."""
        order = 0
        for site in self._sites:
            rules = self._rules_of(site)
            found = list(items_of(self._evaluator, rules, site.frame)) if rules is not None else []
            if rules is not None and not found:
                self._spot("the routes of an application are not known", site.location, rules)
            for item in found:
                yield from self._of_rule(item.followed(), site.location, order)
                order += 1

    def _rules_of(self, site: CallSite) -> Expression | None:
        """What `Application(rules)`, the `__init__` of one and `app.add_handlers(host, rules)` are given."""
        if any(self._is_application(value) and not self._has_own_way(value) for value in site.callees):
            return argument(site.call, 0, "handlers")
        if site.method == "add_handlers" and any(self._is_application(value) for value in site.receivers):
            return argument(site.call, 1, "host_handlers")
        return None

    def _has_own_way(self, value: Value) -> bool:
        """Whether a class of the program is made with arguments of its own."""
        return value.kind == "class" and bool(function_names(self._evaluator.attribute(value, "__init__")))

    def _is_application(self, value: Value) -> bool:
        paths = self._evaluator.mro(value.name) if value.kind in ("class", "instance") else (value.name,)
        names = (path.removesuffix(".__init__") for path in paths)
        return any(name.startswith("tornado.") and name.endswith(".Application") for name in names)

    def _of_rule(self, rule: Item, location: Location, order: int) -> Iterator[Route]:
        """`(pattern, Handler, ...)` or `url(pattern, Handler, ..., name=...)`."""
        pattern = handler = name = None
        if isinstance(rule.expression, Collection) and len(rule.expression.items) > 1:
            pattern, handler, *_ = rule.expression.items
        elif isinstance(rule.expression, Call):
            call = rule.expression
            pattern, handler, name = (
                argument(call, 0, "pattern"),
                argument(call, 1, "handler"),
                argument(call, 3, "name"),
            )
        location = self._location(rule, location)
        if pattern is None or handler is None:
            self._spot("the rule of a route is not known", location, rule.expression)
            return
        texts = self._texts(rule.with_other(_inside(pattern)))
        if not texts:
            self._spot("the rule of a route is not known", location, pattern)
        names = self._texts(rule.with_other(name)) if name is not None else []
        for text in texts:
            for method, symbol in self._answers(rule.with_other(handler), location):
                shown, regex = _shown(text), _NAMELESS.sub("(", text.rstrip("$").removeprefix("^"))
                yield Route(method, shown, regex, symbol, location, order, "tornado", name="".join(names[:1]))

    def _location(self, rule: Item, location: Location) -> Location:
        line = getattr(rule.expression, "line", 0)
        return rule.frame.module.location(line) if line else location

    def _texts(self, item: Item) -> list[str]:
        return whole_strings(self._evaluator, *item.followed())

    def _answers(self, handler: Item, location: Location) -> list[tuple[str, str]]:
        """Methods of a class of the program, its own and inherited; a class may be named by a text."""
        now = handler.followed()
        classes = {v.name for v in self._evaluator.values(now.expression, now.frame) if v.kind == "class"}
        classes |= {text for text in self._texts(handler) if text in self._code.definitions}
        if not classes:
            self._spot("the view of a rule is not known", location, now.expression)
        found = (
            (name, self._evaluator.attribute(Value("class", cls), name)) for cls in sorted(classes) for name in _METHODS
        )
        return [(name.upper(), symbol) for name, values in found for symbol in function_names(values)]

    def _spot(self, reason: str, location: Location, what: Expression) -> None:
        self.blind_spots.append(BlindSpot("route", reason, location, dotted(what)[:120]))


_NAMELESS = re.compile(r"\(\?P<\w+>")


def _inside(pattern: Expression) -> Expression:
    """The text of `PathMatches(text)`."""
    return pattern.arguments[0] if isinstance(pattern, Call) and pattern.arguments else pattern


def _shown(text: str) -> str:
    """For people: without anchors, groups by their names."""
    return _NAMED.sub(r"<\1>", text.removesuffix("$").removeprefix("^"))
