"""Which findings are shown: what must be looked at first, and never thousands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from decomposer.model.contract import CouplingKind
from decomposer.model.finding import Finding, PairCoupling, State, Verdict
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

WORDS: dict[State, str] = {"new": "new", "known": "known", "stale": "gone"}
"""What people call the states."""


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
    """`3 calls of 12 allowed, 1 write (0 before, +1)`: beside its budget and the older state, where these are known."""
    kinds = [kind for kind in _SINGULAR if kind in {*pair.counts, *pair.budget, *(pair.before or ())}]
    return ", ".join(_number(pair, kind) for kind in kinds)


def _number(pair: PairCoupling, kind: CouplingKind) -> str:
    number = pair.counts.get(kind, 0)
    allowed = f" of {pair.budget[kind]:,} allowed" if kind in pair.budget else ""
    before = number if pair.before is None else pair.before.get(kind, 0)
    change = f" ({before:,} before, {number - before:+,})" if number != before else ""
    return f"{count(number, _SINGULAR[kind])}{allowed}{change}"


def summary(verdict: Verdict) -> str:
    """One line: how many findings are in which state, and how many of them fail."""
    failing = sum(one.fails for one in verdict.findings)
    outcome = f"{count(failing, 'finding')} to look at" if failing else "The boundaries hold"
    numbers = (f"{len(verdict.of_state(state)):,} {word}" for state, word in WORDS.items())
    passing = sum(one.state != "known" and not one.fails for one in verdict.findings)
    return f"{outcome}: {', '.join(numbers)}{f'; {passing:,} of them do not fail' if passing else ''}."
