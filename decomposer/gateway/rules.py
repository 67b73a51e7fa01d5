"""The route model as one flat list: the first rule that fits a request decides. Interpreter and emitters start here.

In this order:
1. the routes, in the application's order, for their own methods;
2. the routes again, for any method: where only the method is wrong, the owner of the path answers 405;
3. the routes for a path without its last slash: frameworks answer `/x` with a redirect when there is only `/x/`, and
   the owner of `/x/` knows whether it wants that (again first for the own methods, then for any);
4. the claimed prefixes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from decomposer.model import GatewayRoute, RouteModel

from .patterns import Node, matches, matches_prefix, read_pattern, without_slash

ANY_METHOD = "*"


class Rule(Struct, frozen=True, gc=False):
    """Requests for one upstream. `methods` is None for any; `pattern` is the route's, for people."""

    methods: frozenset[str] | None
    node: Node
    is_prefix: bool
    upstream: str
    pattern: str

    def allows(self, method: str) -> bool:
        """Whether the method is one of the rule's."""
        return self.methods is None or method in self.methods

    def fits(self, path: bytes) -> bool:
        """Whether a normalised path is one of the rule's."""
        return matches_prefix(self.node, path) if self.is_prefix else matches(self.node, path)


def list_rules(model: RouteModel) -> tuple[Rule, ...]:
    """All rules of a model."""
    return (*list_route_rules(model.routes), *map(claim_rule, model.claims))


def list_route_rules(routes: Sequence[GatewayRoute]) -> tuple[Rule, ...]:
    """The rules of the routes alone; a rule that an earlier one hides is left out."""
    direct = [_rule(route) for route in routes]
    shorter = [rule for rule in map(_without_slash, direct) if rule is not None]
    return tuple(_without_hidden((*_own_then_any(direct), *_own_then_any(shorter))))


def claim_rule(claim: GatewayRoute) -> Rule:
    """The rule of a claimed prefix."""
    return _rule(claim)


def _rule(route: GatewayRoute) -> Rule:
    return Rule(_methods(route.method), read_pattern(route.regex), route.is_prefix, route.upstream, route.pattern)


def _methods(method: str) -> frozenset[str] | None:
    """HEAD is a GET without a body, and every framework answers it so."""
    if method == ANY_METHOD:
        return None
    return frozenset({"GET", "HEAD"} if method == "GET" else {method})


def _without_slash(rule: Rule) -> Rule | None:
    shorter = None if rule.is_prefix else without_slash(rule.node)
    return (
        None
        if shorter is None
        else Rule(rule.methods, shorter, is_prefix=False, upstream=rule.upstream, pattern=rule.pattern)
    )


def _own_then_any(rules: Sequence[Rule]) -> Iterator[Rule]:
    yield from rules
    for rule in rules:
        if rule.methods is not None:
            yield Rule(None, rule.node, rule.is_prefix, rule.upstream, rule.pattern)


def _without_hidden(rules: Iterable[Rule]) -> Iterator[Rule]:
    seen: set[tuple[frozenset[str] | None, Node, bool]] = set()
    for rule in rules:
        paths = (rule.node, rule.is_prefix)
        if (None, *paths) not in seen and (rule.methods, *paths) not in seen:
            yield rule
        seen.add((rule.methods, *paths))
