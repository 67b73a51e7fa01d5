"""How much is accepted for each service, and how much of it is gone."""

from __future__ import annotations

from collections import Counter

from decomposer.model.finding import State, Verdict
from decomposer.report.markdown_text import code, table

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
