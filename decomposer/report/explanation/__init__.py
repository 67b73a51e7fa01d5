"""All that is known of one thing, or of what two groups of units need of each other, with the place of each fact.

One file per kind of thing: `symbols` (definitions, modules, packages), `data` (tables), `entries` (routes, tasks,
signals), `pairs`; `placing` says why a unit is in its service; `names` finds what a name means; `text` and `html` show
a document.
"""

from __future__ import annotations

from .html import render_explanation_html
from .names import explain
from .pairs import explain_pair
from .placing import add_move, add_place, find_unit
from .records import Known
from .text import render_explanation, render_explanation_json, render_for_terminal

__all__ = [
    "Known",
    "add_move",
    "add_place",
    "explain",
    "explain_pair",
    "find_unit",
    "render_explanation",
    "render_explanation_html",
    "render_explanation_json",
    "render_for_terminal",
]
