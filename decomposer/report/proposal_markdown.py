"""Why the services are as they are, as Markdown: the unsure units first, then service by service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from decomposer.model.choices import Choices, Verdict
from decomposer.model.constraints import Objection
from decomposer.model.phrases import count
from decomposer.model.reasons import ServiceReasons, SharedReasons, Split, Tie, UnitReasons, ViewTies
from decomposer.model.review import Review

from .choices import CHOICE_HEADER, SEPARATION_HEADER, choice_row, separation_row, verdict_in_words
from .markdown_text import code, prose, table
from .views import VIEW_NOUNS

MOST_UNSURE = 20
"""More are left to the sections of their services."""

MOST_ROWS = 40
MOST_KINDS = 6
MOST_NAMES = 12

_INTRODUCTION = (
    "Weights are those of edges of the dependency graph. The margin of a unit is (ties to its own service - ties to",
    "the second-best one) / both, from -1 to 1; its stability is the share of runs that kept it with its service.",
)

_UNSURE = ("Unit", "Is in", "Could be in", "Margin", "Stability", "Ties to its own", "Ties to the other")
_KINDS = ("Kind", "Pairs", "Weight", "Strongest")


def render_proposal_markdown(review: Review) -> str:
    """`proposal.md`."""
    reasons = review.reasons
    units: dict[str, list[UnitReasons]] = defaultdict(list)
    for unit in reasons.units:
        units[unit.service].append(unit)
    lines = [
        "# Why these services",
        "",
        *_INTRODUCTION,
        "",
        *_verdict(review.verdict),
        *_choices(review.choices),
        *_overview(reasons.services, units),
        *_unsure(reasons.units, {name for one in reasons.services for name in one.borderline}),
    ]
    lines += _objections(reasons.objections)
    for service in reasons.services:
        lines += _service(service, units[service.service])
    lines += [*_shared(reasons.shared), *_splits(reasons.splits)]
    return "\n".join(lines).rstrip() + "\n"


def _objections(objections: Sequence[Objection]) -> list[str]:
    if not objections:
        return []
    told = [f"- {prose(one.text)}" for one in objections]
    return ["## Decided against the evidence", "", "Kept as decided; look at it again.", "", *told, ""]


def _verdict(verdict: Verdict) -> list[str]:
    rows = ((prose(row.service), *separation_row(row)) for row in verdict.rows)
    told = prose(verdict_in_words(verdict))
    return ["## Verdict", "", f"{told[:1].upper()}{told[1:]}.", "", *table(SEPARATION_HEADER, rows), ""]


def _choices(choices: Choices | None) -> list[str]:
    if choices is None or len(choices.rows) < 2:
        return []
    why = f"Recommended: {choices.recommended}. {choices.why[:1].upper()}{choices.why[1:]}."
    how = "`decomposer propose --choice coarse` (or `fine`) prints another one."
    return ["## Choice", "", why, "", *table(CHOICE_HEADER, map(choice_row, choices.rows)), "", how, ""]


def _overview(services: Sequence[ServiceReasons], units: dict[str, list[UnitReasons]]) -> list[str]:
    header = ("Service", "Units", "Core", "Unsure", "Ties inside", "Held together by", "Costs most")
    rows = (
        (
            f"[{prose(one.service)}](#{_anchor(one.service)})",
            f"{len(units[one.service]):,}",
            f"{len(one.core):,}",
            f"{len(one.borderline):,}",
            f"{one.inside:.0%}",
            ", ".join(VIEW_NOUNS[kind.view] for kind in one.holds[:2]) or "nothing",
            ", ".join(VIEW_NOUNS[kind.view] for kind in one.costs[:2]) or "nothing",
        )
        for one in services
    )
    return ["## Overview", "", *table(header, rows), ""] if services else ["There are no services.", ""]


def _anchor(service: str) -> str:
    return f"service-{''.join(char if char.isalnum() else '-' for char in service)}"


def _unsure(units: Sequence[UnitReasons], borderline: set[str]) -> list[str]:
    found = sorted((one for one in units if one.unit in borderline), key=lambda one: (one.margin, one.unit))
    if not found:
        return []
    rest = len(found) - MOST_UNSURE
    more = ["", f"… and {rest:,} more, below."] if rest > 0 else []
    intro = "Look at these first: they could as well be elsewhere."
    return ["## Least sure", "", intro, "", *table(_UNSURE, map(_unsure_row, found[:MOST_UNSURE])), *more, ""]


def _unsure_row(unit: UnitReasons) -> tuple[str, ...]:
    stability = "" if unit.stability is None else f"{unit.stability:.0%}"
    own, other = (_pulls([(one.view, getattr(one, side)) for one in unit.views]) for side in ("own", "second"))
    second = prose(unit.second) or "—"
    return code(unit.unit), prose(unit.service), second, f"{unit.margin:+.2f}", stability, own, other


def _pulls(views: Sequence[tuple[str, float]]) -> str:
    strongest = sorted((one for one in views if one[1] > 0), key=lambda one: (-one[1], one[0]))[:3]
    return ", ".join(f"{view.replace('_', ' ')} {weight:.1f}" for view, weight in strongest) or "none"


def _service(service: ServiceReasons, units: Sequence[UnitReasons]) -> list[str]:
    by_name = {one.unit: one for one in units}
    unsure = [by_name[name] for name in service.borderline]
    sure = f"{len(service.core):,} surely in it, {len(unsure):,} unsure"
    size = f"{count(len(units), 'unit')}: {sure}. By weight, {service.inside:.0%} of its ties are inside."
    return [
        f'<a id="{_anchor(service.service)}"></a>',
        "",
        f"## {prose(service.service)}",
        "",
        size,
        "",
        *_kinds("What holds it together", service.holds),
        *_kinds("What cutting it out costs", service.costs),
        *_listing("Units that are unsure", _UNSURE, [_unsure_row(one) for one in unsure]),
        *_core(service.core),
    ]


def _kinds(title: str, kinds: Sequence[ViewTies]) -> list[str]:
    rows = [
        (VIEW_NOUNS[one.view], f"{one.edges:,}", f"{one.weight:.1f}", "<br>".join(map(_tie, one.strongest)))
        for one in kinds[:MOST_KINDS]
    ]
    return [f"### {title}", "", *table(_KINDS, rows), ""] if rows else []


def _tie(tie: Tie) -> str:
    detail = f", {prose(tie.detail)}" if tie.detail else ""
    other = f", with {prose(tie.service)}" if tie.service else ""
    return f"{code(tie.source)} → {code(tie.target)}{detail}{other} ({code(tie.location)})"


def _core(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    items = [f"- {code(name)}" for name in names]
    return [f"<details><summary>{count(len(names), 'unit')} of the core</summary>", "", *items, "", "</details>", ""]


def _listing(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    rest = len(rows) - MOST_ROWS
    more = ["", f"… and {rest:,} more in proposal.json."] if rest > 0 else []
    return [*([f"### {title}", ""] if title else []), *table(header, rows[:MOST_ROWS]), *more, ""]


def _shared(shared: Sequence[SharedReasons]) -> list[str]:
    if not shared:
        return []
    intro = "Used by many and owning no data: these units become a library."
    rows = [
        (code(one.unit), f"{one.users:,}", f"{one.services:,}", f"{one.share:.0%} {prose(one.biggest)}".strip())
        for one in shared
    ]
    header = ("Unit", "Units that use it", "Of services", "Share of the one that uses it most")
    return ["## Shared kernel", "", intro, "", *_listing("", header, rows)]


def _splits(splits: Sequence[Split]) -> list[str]:
    classes, modules = ([one for one in splits if one.kind == kind] for kind in ("class", "module"))
    if not splits:
        return []
    header = ("Name", "Place", "Parts", "Rest")
    lines = ["## Code that mixes services", ""]
    lines += _listing("Classes to split by method", header, [_split_row(one) for one in classes])
    return lines + _listing("Modules to split by definition", header, [_split_row(one) for one in modules])


def _split_row(split: Split) -> tuple[str, ...]:
    below = len(split.name) + 1
    parts = (f"{prose(one.service)}: {_names([name[below:] for name in one.members])}" for one in split.parts)
    return code(split.name), code(split.location), "<br>".join(parts), f"{len(split.rest):,}"


def _names(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMES
    return ", ".join(map(code, names[:MOST_NAMES])) + (f" and {rest:,} more" if rest > 0 else "")
