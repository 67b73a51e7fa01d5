"""Which findings are shown: what must be looked at first, and never thousands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from decomposer.model.contract import CouplingKind
from decomposer.model.finding import Finding, PairCoupling, Verdict
from decomposer.model.phrases import count, one_line

_SINGULAR: dict[CouplingKind, str] = {
    "calls": "call",
    "imports": "import",
    "bases": "base",
    "reads": "read",
    "writes": "write",
    "foreign_keys": "foreign key",
    "tasks": "task",
    "signals": "signal",
}


class Shown(NamedTuple):
    """The findings to show, and how many more there are."""

    findings: tuple[Finding, ...]
    hidden: int


def select(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> Shown:
    """What fails, then what is new or gone, known findings only if they are wanted; at most `limit` of them."""
    wanted = [one for one in verdict.findings if known or one.fails or one.state != "known"]
    ranked = sorted(wanted, key=lambda one: (not one.fails, one.severity != "error"))
    kept = ranked[:limit]
    return Shown(tuple(kept), len(ranked) - len(kept))


def by_pair(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each pair of owners, under `source -> owner`, sorted."""

    def pair(one: Finding) -> tuple[str, str]:
        return one.identity.source, one.identity.owner

    found = groupby(sorted(findings, key=lambda one: (pair(one), one.identity)), key=pair)
    return [(heading(source, owner), list(group)) for (source, owner), group in found]


def heading(source: str, owner: str) -> str:
    """`orders -> billing`, or one name where both are the same."""
    return one_line(source if source == owner else f"{source} -> {owner}")


def in_numbers(pair: PairCoupling) -> str:
    """`3 calls of 12 allowed, 1 write (+1)`: beside its budget, and what came or went, where that is known."""
    kinds = [kind for kind in _SINGULAR if kind in {*pair.counts, *pair.budget, *(pair.before or ())}]
    return ", ".join(_number(pair, kind) for kind in kinds)


def _number(pair: PairCoupling, kind: CouplingKind) -> str:
    number = pair.counts.get(kind, 0)
    allowed = f" of {pair.budget[kind]:,} allowed" if kind in pair.budget else ""
    change = number - (number if pair.before is None else pair.before.get(kind, 0))
    return f"{count(number, _SINGULAR[kind])}{allowed}{f' ({change:+,})' if change else ''}"


def summary(verdict: Verdict) -> str:
    """One line: how many findings are in which state, and how many of them fail."""
    numbers = {state: len(verdict.of_state(state)) for state in ("new", "known", "stale")}
    failing = sum(one.fails for one in verdict.findings)
    outcome = f"{count(failing, 'finding')} to look at" if failing else "The boundaries hold"
    return f"{outcome}: {numbers['new']:,} new, {numbers['known']:,} known, {numbers['stale']:,} gone."
