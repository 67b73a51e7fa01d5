"""How much is accepted for each service, and how much of it is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from decomposer.model.debt import DebtHistory, DebtPoint
from decomposer.model.finding import State, Verdict
from decomposer.model.phrases import some
from decomposer.report.markdown_text import code, table

MOST_POINTS = 40
"""The newest ones are shown."""
_MOST_SERVICES = 5
_STATES: tuple[State, ...] = ("known", "new", "stale")


def render_debt(verdict: Verdict) -> str:
    """A Markdown table: for each owner and rule the findings that are accepted, new, and gone."""
    numbers = Counter((one.identity.owner, one.identity.rule, one.state) for one in verdict.findings)
    rows = [
        [code(owner), code(rule), *(f"{numbers[owner, rule, state]:,}" for state in _STATES)]
        for owner, rule in sorted({(owner, rule) for owner, rule, _ in numbers})
    ]
    total = [f"{len(verdict.of_state(state)):,}" for state in _STATES]
    lines = table(["Service", "Rule", "Accepted", "New", "Gone"], [*rows, ["all", "", *total]])
    return "\n".join([*lines, ""])


def render_debt_history(history: DebtHistory) -> str:
    """A Markdown table: what was accepted at each commit that changed it, oldest first."""
    points = (DebtPoint("", 0, "", {}), *history.points)
    rows = [_row(before, after) for before, after in pairwise(points)]
    hidden = len(rows) - MOST_POINTS
    lines = table(["Day", "Commit", "Accepted", "Change", "Of which"], rows[-MOST_POINTS:])
    lines += ["", f"{hidden:,} older commits are not shown."] if hidden > 0 else []
    return "\n".join(["", *lines, ""]) if rows else ""


def _row(before: DebtPoint, after: DebtPoint) -> list[str]:
    change = after.total - before.total
    changes = some(_changes(before, after), _MOST_SERVICES)
    return [after.day, after.commit[:10], f"{after.total:,}", f"{change:+,}", changes]


def _changes(before: DebtPoint, after: DebtPoint) -> Iterator[str]:
    """Those of services, the largest first."""
    owners = {*before.accepted, *after.accepted}
    changes = {owner: after.accepted.get(owner, 0) - before.accepted.get(owner, 0) for owner in owners}
    for owner in sorted(filter(changes.get, owners), key=lambda owner: (-abs(changes[owner]), owner)):
        yield f"{code(owner)} {changes[owner]:+,}"
