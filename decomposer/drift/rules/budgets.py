"""The rule about budgets: what one service needs of another one may fall and never rise."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.pairs import count_pairs
from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import PairCoupling


def find_exceeded_budgets(subject: Subject) -> Iterator[Hit]:
    """Kinds of which there are too many."""
    for pair in count_pairs(subject):
        for kind, allowed in pair.budget.items():
            number = pair.counts.get(kind, 0)
            if number > allowed:
                yield Hit(pair.source, pair.owner, kind, None, "", _message(pair, kind, number, allowed))


def _message(pair: PairCoupling, kind: str, number: int, allowed: int) -> str:
    return f"{pair.source} needs {number} {kind} of {pair.owner}, {number - allowed} more than the budget of {allowed}"
