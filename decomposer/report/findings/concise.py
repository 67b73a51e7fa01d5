"""The verdict with one line for each finding, as editors and `grep` like it."""

from __future__ import annotations

from decomposer.model.finding import Finding, Verdict
from decomposer.model.phrases import count, one_line

from .selection import WORDS, select, summary


def render_concise(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> str:
    """`file:line: rule message [state]`, without a place for what has none."""
    shown = select(verdict, limit, known=known)
    lines = [render_line(one) for one in shown.findings]
    if shown.hidden:
        lines.append(f"{count(shown.hidden, 'other finding')} not shown")
    return "\n".join([*lines, summary(verdict), ""])


def render_line(one: Finding) -> str:
    """One finding."""
    place = f"{one.places[0].location}: " if one.places else ""
    return one_line(f"{place}{one.identity.rule} {one.message} [{WORDS[one.state]}]")
