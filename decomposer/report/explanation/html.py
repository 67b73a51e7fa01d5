"""An explanation as HTML, for notebooks."""

from __future__ import annotations

from html import escape

from decomposer.model.documents import ExplanationDocument, FactRow

from .text import by_relation, unsure

_MOST = 12
"""Facts of one relation that are shown without a click."""


def render_explanation_html(found: ExplanationDocument) -> str:
    """A title, and one table per relation; long ones open on a click."""
    place = f" <small>{_escaped(found.location)}</small>" if found.location else ""
    parts = [f"<h4>{_escaped(found.kind)} <code>{_escaped(found.name)}</code>{place}</h4>"]
    for relation, facts in by_relation(found).items():
        opened = " open" if len(facts) <= _MOST else ""
        rows = "".join(map(_row, facts))
        parts.append(
            f"<details{opened}><summary>{_escaped(relation)} ({len(facts):,})</summary><table>{rows}</table></details>"
        )
    return "<div>" + "".join(parts) + "</div>"


def _row(fact: FactRow) -> str:
    cells = f"<code>{_escaped(fact.other)}</code>", _escaped(fact.detail), unsure(fact), _escaped(fact.location)
    return "<tr>" + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells) + "</tr>"


def _escaped(text: str) -> str:
    """The text for HTML; what no file can hold becomes a question mark."""
    return escape(text.encode("utf-8", "replace").decode())
