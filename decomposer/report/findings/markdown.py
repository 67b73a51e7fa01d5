"""The verdict for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model.finding import Finding, Verdict
from decomposer.model.phrases import count
from decomposer.report.markdown_text import code, prose, table

from .selection import by_pair, heading, in_numbers, select, summary


def render_markdown(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> str:
    """The outcome, a table of findings for each pair of services, and the numbers of all pairs folded away."""
    shown = select(verdict, limit, known=known)
    lines = [f"**{prose(summary(verdict))}**", ""]
    for pair, findings in by_pair(shown.findings):
        lines += [f"### {prose(pair)}", ""]
        lines += [*table(["Rule", "State", "What", "Where", "Do this instead"], map(_cells, findings)), ""]
    if shown.hidden:
        lines += [f"{count(shown.hidden, 'other finding')} not shown.", ""]
    return "\n".join([*lines, *_numbers(verdict), ""])


def _cells(one: Finding) -> list[str]:
    where = code(one.places[0].location) if one.places else ""
    if len(one.places) > 1:
        where += f" and {count(len(one.places) - 1, 'other place')}"
    return [code(one.identity.rule), one.state, prose(one.message), where, prose(one.instead)]


def _numbers(verdict: Verdict) -> Iterator[str]:
    if verdict.pairs:
        yield from ("<details><summary>What each needs of others</summary>", "")
        yield from table(["Pair", "Needs"], ([prose(heading(p.source, p.owner)), in_numbers(p)] for p in verdict.pairs))
        yield from ("", "</details>")
