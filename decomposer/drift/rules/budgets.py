"""The rule about budgets: what one service needs of another one may fall and never rise."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.pairs import count_pairs
from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import PairCoupling, Rule

COUPLING_BUDGET = Rule(
    id="coupling-budget",
    name="More coupling than the budget allows",
    severity="error",
    message="{source} needs more {target} of {owner} than its budget allows",
    what="The boundaries give a budget for what one service needs of another one: so many different `calls`, "
    "`imports`, `bases`, `reads`, `writes`, `foreign_keys`, `tasks` or `signals`. What is exposed counts as well.",
    why="A public surface can be used so much that two services are one. The number may fall, and never rise unseen.",
    example='[check.budget]\n"orders -> billing" = { calls = 3, writes = 0 }',
    instead="remove as many as were added, or raise the budget in boundaries.toml, where {owner} sees it",
)


def find_exceeded_budgets(subject: Subject) -> Iterator[Hit]:
    """Kinds of which there are too many."""
    for pair in count_pairs(subject):
        for kind, allowed in pair.budget.items():
            number = pair.counts.get(kind, 0)
            if number > allowed:
                yield Hit(pair.source, pair.owner, kind, None, "", _message(pair, kind, number, allowed))


def _message(pair: PairCoupling, kind: str, number: int, allowed: int) -> str:
    return f"{pair.source} needs {number} {kind} of {pair.owner}, {number - allowed} more than the budget of {allowed}"
