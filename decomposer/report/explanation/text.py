"""An explanation as text or JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from decomposer.model.documents import ExplanationDocument, FactRow
from decomposer.model.phrases import one_line
from decomposer.report.json_text import write_json
from decomposer.report.sections import columns


def render_explanation_json(found: ExplanationDocument) -> str:
    """The explanation, as `explanation.schema.json` says."""
    return write_json(found)


def render_explanation(found: ExplanationDocument) -> str:
    """The name and place, then one line per fact, by relation, with aligned columns."""
    lines = [_title(found)]
    for relation, facts in by_relation(found).items():
        rows = [(one_line(f.other), one_line(f.detail), unsure(f), f.location) for f in facts]
        lines += ["", f"{one_line(relation)} ({len(facts):,})", *columns(rows)]
    return "\n".join(lines) + "\n"


def render_for_terminal(found: ExplanationDocument, width: int, most: int | None = None) -> str:
    """The same in lines as wide as a terminal, with the first facts of each relation only, if `most` is given."""
    lines = textwrap.wrap(_title(found), width, subsequent_indent="  ", break_long_words=False)
    hidden = False
    for relation, facts in by_relation(found).items():
        lines += ["", f"{one_line(relation)} ({len(facts):,})", *_narrow(facts[:most], width)]
        if most is not None and len(facts) > most:
            hidden = True
            lines.append(f"  and {len(facts) - most:,} more")
    return "\n".join([*lines, *["", "--all shows the others too."] * hidden]) + "\n"


def by_relation(found: ExplanationDocument) -> dict[str, list[FactRow]]:
    """The facts of each relation, in order."""
    relations: dict[str, list[FactRow]] = {}
    for fact in found.facts:
        relations.setdefault(fact.relation, []).append(fact)
    return relations


def unsure(fact: FactRow) -> str:
    """How sure a fact is, unless it is certain."""
    return "" if fact.confidence == "certain" else fact.confidence


def _title(found: ExplanationDocument) -> str:
    nothing = "" if found.facts else "  nothing else here has to do with it"
    return one_line(f"{found.kind} {found.name}" + f"  {found.location}" * bool(found.location) + nothing)


def _narrow(facts: Sequence[FactRow], width: int) -> list[str]:
    """Aligned columns where they fit, else as many lines per fact as it takes."""
    rows = [(one_line(f.other), one_line(f.detail), unsure(f), f.location) for f in facts]
    lines = columns(rows)
    if max(map(len, lines)) <= width:
        return lines
    lines = []
    for other, detail, sure, location in rows:
        whole = "  ".join(filter(None, (other, detail, sure, location)))
        if len(whole) + 2 <= width:
            lines.append(f"  {whole}")
        else:
            lines += _wrapped("  ".join(filter(None, (other, sure))), width, 2)
            lines += _wrapped("  ".join(filter(None, (detail, location))), width, 6)
    return lines


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    margin = " " * indent
    return textwrap.wrap(
        text, width, initial_indent=margin, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )
