"""The fewest rules that, together with the claims and the default, decide like the whole model: what emitters write.

Why the answer stays the same, for any path and method:

- A path below a claim: every route that matches it belongs to the claim's service (see `claims`), so the claim alone
  gives the same answer, and rules whose paths all lie below a claim can go.
- Any other path: take the patterns that match it. If they all have one upstream, it gets the request whatever the order
  and the method; so an uncontested pattern needs one rule for any method, or none when the upstream is the default. If
  they have several upstreams, then each of these patterns is contested, and contested patterns keep all their rules in
  order, so the first that fits is the same one.
- A rule right before one that sends the same paths to the same upstream for any method changes nothing, nor do rules
  for the default at the end of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from decomposer.model import RouteModel

from .patterns import (
    Node,
    Segments,
    Shape,
    find_contested,
    find_shapes,
    literal_text,
    make_slash_optional,
    read_pattern,
    without_slash,
)
from .rules import Rule, list_route_rules

Paths: TypeAlias = tuple[Node, bool]
"""A pattern, and whether it is a prefix."""


def reduce_rules(model: RouteModel) -> tuple[Rule, ...]:
    """The rules that are needed beside the model's claims and its default, in order."""
    rules = list_route_rules(model.routes)
    shapes = {(rule.node, rule.is_prefix): find_shapes(rule.node, is_prefix=rule.is_prefix) for rule in rules}
    prefixes = frozenset(_segments(claim.regex) for claim in model.claims)
    outside = [rule for rule in rules if not _is_claimed(shapes[rule.node, rule.is_prefix], prefixes)]
    upstreams = _settle(outside, shapes)
    return _without_tail(_join(list(_keep(outside, upstreams, model.default))), model.default)


def _segments(regex: str) -> Segments:
    text = literal_text(read_pattern(regex)) or "/"
    return tuple(text[1:].encode().split(b"/"))


def _is_claimed(shapes: Sequence[Shape], prefixes: frozenset[Segments]) -> bool:
    return all(not prefixes.isdisjoint(shape.beginnings()) for shape in shapes)


def _settle(rules: Sequence[Rule], shapes: dict[Paths, tuple[Shape, ...]]) -> dict[Paths, str | None]:
    """The upstream of each pattern; None for a contested one."""
    names: dict[Paths, set[str]] = {}
    for rule in rules:
        names.setdefault((rule.node, rule.is_prefix), set()).add(rule.upstream)
    numbered = {number: shapes[paths] for number, paths in enumerate(names)}
    contested = find_contested(numbered, [frozenset(found) for found in names.values()])
    return {
        paths: None if number in contested else next(iter(found)) for number, (paths, found) in enumerate(names.items())
    }


def _keep(rules: Sequence[Rule], upstreams: dict[Paths, str | None], default: str) -> Iterator[Rule]:
    done: set[Paths] = set()
    for rule in rules:
        paths = (rule.node, rule.is_prefix)
        upstream = upstreams[paths]
        if upstream is None:
            yield rule
        elif upstream != default and paths not in done:
            done.add(paths)
            yield _for_any_method(rule, upstreams, done)


def _for_any_method(rule: Rule, upstreams: dict[Paths, str | None], done: set[Paths]) -> Rule:
    """The rule for any method; with an optional slash when the path without it has the same uncontested upstream."""
    either = None if rule.is_prefix else make_slash_optional(rule.node)
    shorter = without_slash(rule.node)
    if either is None or shorter is None or upstreams.get((shorter, False)) != rule.upstream:
        return replace(rule, methods=None)
    done.add((shorter, False))
    return replace(rule, methods=None, node=either)


def _join(rules: list[Rule]) -> list[Rule]:
    """Leave out rules right before one that does the same for any method."""
    joined: list[Rule] = []
    for rule in reversed(rules):
        following = joined[-1] if joined else None
        if following is None or replace(rule, methods=None) != following:
            joined.append(rule)
    return joined[::-1]


def _without_tail(rules: list[Rule], default: str) -> tuple[Rule, ...]:
    while rules and rules[-1].upstream == default:
        rules.pop()
    return tuple(rules)
