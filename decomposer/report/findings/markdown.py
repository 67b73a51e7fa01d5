"""The verdict for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decomposer.model.finding import Finding, Verdict
from decomposer.model.phrases import count
from decomposer.report.markdown_text import code, prose, table

from .selection import WORDS, by_pair, heading, in_numbers, select, summary


def render_markdown(verdict: Verdict, limit: int | None = None, *, known: bool = False) -> str:
    """The outcome, a table of findings and what to do for each pair of services; their numbers are folded away."""
    shown = select(verdict, limit, known=known)
    lines = [f"**{prose(summary(verdict))}**", ""]
    for pair, findings in by_pair(shown.findings):
        lines += [f"#### {code(pair)}", "", *table(["", "Rule", "What", "Where"], map(_cells, findings)), ""]
        lines += [*_advice(findings), ""]
    if shown.hidden:
        lines += [f"{count(shown.hidden, 'other finding')} not shown.", ""]
    return "\n".join([*lines, *_numbers(verdict), ""])


def _cells(one: Finding) -> list[str]:
    where = code(one.places[0].location) if one.places else ""
    if len(one.places) > 1:
        where += f" and {count(len(one.places) - 1, 'other place')}"
    state = WORDS[one.state] if one.fails or one.state == "known" else f"{WORDS[one.state]}, does not fail"
    return [state, code(one.identity.rule), prose(one.message), where]


def _advice(findings: Iterable[Finding]) -> Iterator[str]:
    """What to do, once for each rule that has one advice for all."""
    rules = dict.fromkeys((one.identity.rule, one.instead) for one in findings)
    yield from (f"- {code(rule)}: {prose(instead)}" for rule, instead in rules)


def _numbers(verdict: Verdict) -> Iterator[str]:
    if verdict.pairs:
        yield from ("<details><summary>What each needs of others</summary>", "")
        yield from table(["Pair", "Needs"], ([code(heading(p.source, p.owner)), in_numbers(p)] for p in verdict.pairs))
        yield from ("", "</details>")
