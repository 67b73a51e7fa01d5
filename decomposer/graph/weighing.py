"""How much each reason counts, and what an edge weighs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from decomposer.model.graph import Edge, Evidence, View
from decomposer.model.weights import Weights

from .evidence import Link

_SHARED: frozenset[View] = frozenset({"transaction", "route"})
"""Views whose links carry shares of one fact: they are not weakened a second time."""

Pair = tuple[str, str]


def make_edges(links: Iterable[Link], weights: Weights) -> tuple[Edge, ...]:
    """One edge for each pair of units that has links, sorted, with all their evidence."""
    found = sorted(links)
    by_pair = groupby(found, key=lambda link: (link.source, link.target))
    evidence = {pair: tuple(link.evidence for link in group) for pair, group in by_pair}
    weighed = weigh(found, weights)
    return tuple(Edge(*pair, weights=weighed[pair], evidence=reasons) for pair, reasons in evidence.items())


def weigh(links: Iterable[Link], weights: Weights) -> dict[Pair, dict[View, float]]:
    """For each pair of units the weight of each view that has a reason, views sorted.

    Within one view, with n the strength of all reasons for an edge and k the units that use the same target:
    ln(1 + n) / sqrt(k). Several calls count for more than one, but not in proportion, and what many units use says
    little about each of them. Then each view is scaled so that its average edge weighs what `weights` says: a view with
    large numbers does not drown the rest. For transactions and routes, a fact that ties two units and no others weighs
    so much; their shares (`Link.share`) make one that ties many weigh less.
    """
    strengths = _strengths(links, weights)
    users = _users(strengths)
    raw = {key: _dampen(key, strength, users) for key, strength in strengths.items()}
    means = _means(raw)
    weighed: dict[Pair, dict[View, float]] = defaultdict(dict)
    for (view, pair), value in sorted(raw.items()):
        weighed[pair][view] = round(weights.of_view(view) * value / means[view], 6) if value else 0.0
    return dict(weighed)


def _strengths(links: Iterable[Link], weights: Weights) -> dict[tuple[View, Pair], float]:
    strengths: dict[tuple[View, Pair], float] = defaultdict(float)
    for link in links:
        reads = _reads(link.evidence)
        value = link.share * weights.of_confidence(link.evidence.confidence) * (weights.read if reads else 1.0)
        strengths[link.evidence.view, (link.source, link.target)] += value
    return strengths


def _reads(reason: Evidence) -> bool:
    """Whether something of a table or of other state is read, and not written."""
    if reason.view == "state":
        return reason.detail.startswith("read")
    return reason.view == "data" and reason.detail not in {"insert", "update", "delete"}


def _users(strengths: dict[tuple[View, Pair], float]) -> dict[tuple[View, str], int]:
    """How many units use each target, per view."""
    users: dict[tuple[View, str], int] = defaultdict(int)
    for (view, (_, target)), strength in strengths.items():
        users[view, target] += strength > 0
    return users


def _dampen(key: tuple[View, Pair], strength: float, users: dict[tuple[View, str], int]) -> float:
    view, (_, target) = key
    if strength == 0 or view in _SHARED:
        return math.log1p(strength)
    return math.log1p(strength) / math.sqrt(users[view, target])


def _means(raw: dict[tuple[View, Pair], float]) -> dict[View, float]:
    values: dict[View, list[float]] = defaultdict(list)
    for (view, _), value in raw.items():
        if value > 0:
            values[view].append(value)
    means = {view: math.fsum(numbers) / len(numbers) for view, numbers in values.items()}
    return means | dict.fromkeys(_SHARED, math.log(2))
