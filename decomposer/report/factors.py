"""What stands in the way of twelve-factor operation, as lines of text or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.model.factors import FactorFinding, FactorsDocument
from decomposer.model.phrases import count, one_line, some

from .json_text import write_json_rows
from .sections import columns

_MOST = 12
"""Findings of one rule to show: those that most functions use."""
_FEW = 3
"""The same, of those that are not proved."""
_ALL = "`--format json` has all"


def render_factors_json(found: FactorsDocument) -> str:
    """The findings, as `factors.schema.json` says."""
    return write_json_rows(found)


def render_factors(found: FactorsDocument) -> str:
    """A section for each rule with findings: what to do, then what it is about, who uses it, and the first place.

    What is only worth a look comes behind, with what is not known of it.
    """
    return "\n\n".join("\n".join(lines) for lines in _sections(found)) + "\n"


def _sections(found: FactorsDocument) -> Iterator[list[str]]:
    factors = dict.fromkeys(one.factor for one in found.findings)
    yield [f"{count(len(found.findings), 'finding')} for {count(len(factors), 'factor')} of twelve"]
    for row in found.advice:
        findings = [one for one in found.findings if one.rule == row.rule]
        shown = sorted(findings, key=lambda one: -len(one.functions))[:_MOST]
        title = f"{findings[0].factor.capitalize()}: {row.rule} ({len(findings):,})"
        yield [title, f"  {row.advice}", *columns([_row(one) for one in shown]), *_rest(len(findings) - len(shown))]
    if found.apart:
        yield [f"Worth a look, but not proved ({len(found.apart):,})", *_unproved(found)]
    yield [f"Not told by the source: {', '.join(found.not_told)}."]


def _unproved(found: FactorsDocument) -> Iterator[str]:
    """What is not known, with how many it is not known of by rule, and some of them."""
    groups: dict[tuple[str, str], list[FactorFinding]] = {}
    for one in found.apart:
        groups.setdefault((one.unknown, one.rule), []).append(one)
    for (unknown, rule), findings in groups.items():
        yield f"  {rule} ({len(findings):,}), not known {unknown}"
        yield from (f"  {line}" for line in columns([_row(one) for one in findings[:_FEW]]))
        yield from (f"  {line}" for line in _rest(len(findings) - _FEW))


def _row(one: FactorFinding) -> tuple[str, ...]:
    places = f"{one.locations[0]}" + (f" and {len(one.locations) - 1} more" if len(one.locations) > 1 else "")
    return one_line(one.subject), one_line(one.detail), one_line(some(one.functions, 1)), one_line(places)


def _rest(number: int) -> list[str]:
    return [f"  and {number:,} more: {_ALL}"] if number > 0 else []
