"""What is done to applications and routers: each call that adds routes, with the method that is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Call, Expression
from analyzers.linking.calls import CallSite
from analyzers.linking.code import CodeIndex
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item
from analyzers.linking.rounds import Row, occasions, rounds
from analyzers.linking.walk import argument

from .made import Made, Makers
from .order import Moment, Moments

SHORTCUTS = frozenset({"get", "post", "put", "patch", "delete", "options", "head", "trace"})
_DECORATORS = SHORTCUTS | {"api_route", "route", "websocket", "websocket_route"}
_ADDING = frozenset({"add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route"})
_LISTING = frozenset({"append", "extend", "insert"})
_AROUND = frozenset({"include_router", "mount", "host"})
LISTED = "routes"
"""The attribute, and the argument, that holds a list of routes."""


class Act(NamedTuple):
    """A call that adds routes to something made; `decorated` is the function or class below it, or empty."""

    verb: str
    site: CallSite
    decorated: str
    moment: Moment

    def given(self, position: int, keyword: str, row: Row) -> Item | None:
        """An argument, at the moment when names are what a row says."""
        return argument_of(Item(self.site.call, self.site.frame, row), position, keyword)


class Acts:
    """All of them, by what they are done to."""

    def __init__(self, makers: Makers, sites: Sequence[CallSite], moments: Moments, code: CodeIndex) -> None:
        """Find them among all calls."""
        self._makers = makers
        self._moments = moments
        self._code = code
        self._acts: dict[int, list[Act]] = {}
        for site in sites:
            if site.frame.module.role != "test" and _is_adding(site, code.decorated):
                self._keep(site, code.decorated.get(id(site.call), ""))
        for number, site in makers.sites.items():
            self._acts.setdefault(number, []).append(self._act(site, LISTED, ""))
        for acts in self._acts.values():
            acts.sort(key=lambda act: act.moment)

    def _keep(self, site: CallSite, symbol: str) -> None:
        """The act, at everything that its receiver may be."""
        function = site.call.function
        verb, owner = site.method, _owner(function)
        if isinstance(function, Call):
            # `router.get("/")(function)`
            verb, owner = "", _owner(function.function)
        if owner is None:
            return
        if verb in _LISTING:
            owner = owner.base if isinstance(owner, Attribute) else owner
        for one in self._makers.resolve(Item(owner, site.frame)):
            self._acts.setdefault(one.number, []).append(self._act(site, verb, symbol))

    def _act(self, site: CallSite, verb: str, symbol: str) -> Act:
        decorated = self._code.definitions.get(symbol)
        return Act(verb, site, symbol, self._moments.of(site.frame, site.call, decorated))

    def done_to(self, made: Made) -> Sequence[Act]:
        """What is done to an application or router, in order of time."""
        return self._acts.get(made.number, ())


def rows_of(evaluator: Evaluator, act: Act, made: Made, wanted: Iterable[Expression | None]) -> Iterator[Row]:
    """What the names around an act are, round by round of a loop that any of the wanted expressions uses."""
    known = made.item.known if act.site.frame == made.item.frame else {}
    for expression in wanted:
        found = list(rounds(evaluator, act.site, expression)) if expression is not None else []
        # Over what the loop goes may be a parameter, which each call or its default tells.
        found = found or list(occasions(evaluator, act.site, expression))
        if any(found):
            yield from ({**known, **row} for row in found)
            return
    yield known


def argument_of(call: Item, position: int, keyword: str) -> Item | None:
    """An argument of a call, at its moment."""
    found = argument(call.expression, position, keyword) if isinstance(call.expression, Call) else None
    return call.with_other(found).followed() if found is not None else None


def _owner(function: Expression) -> Expression | None:
    return function.base if isinstance(function, Attribute) else None


def _is_adding(site: CallSite, decorated: dict[int, str]) -> bool:
    """Whether a call is written like one that adds routes."""
    function = site.call.function
    if isinstance(function, Call):
        return isinstance(function.function, Attribute) and function.function.name in _DECORATORS
    if not isinstance(function, Attribute):
        return False
    if function.name in _LISTING:
        return isinstance(function.base, Attribute) and function.base.name == LISTED
    return function.name in _ADDING | _AROUND or (function.name in _DECORATORS and id(site.call) in decorated)
