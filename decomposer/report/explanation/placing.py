"""To which service a unit belongs and why, and what moving it would change."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from decomposer.errors import InputError
from decomposer.job import Analysis
from decomposer.model import DependencyGraph, Edge, ServiceMap, View
from decomposer.model.constraints import SHARED, Constraints
from decomposer.model.documents import ExplanationDocument, FactRow
from decomposer.model.phrases import count, some
from decomposer.model.reasons import Move, SharedReasons, UnitReasons
from decomposer.report.comparison import changes
from decomposer.report.views import VIEW_NOUNS

_HOLDS = {"pin": "pinned to", "seed": "a seed of", "frozen": "frozen in"}


def add_place(found: ExplanationDocument, analysis: Analysis) -> ExplanationDocument:
    """The same, beginning with the service of its unit, how sure that is, and the ties that speak for it."""
    unit = analysis.graph.unit_of[found.name]
    facts = [*_decided(unit, analysis.constraints), *_place(unit, found.name, analysis)]
    return replace(found, facts=(*facts, *found.facts))


def _place(unit: str, name: str, analysis: Analysis) -> Iterator[FactRow]:
    reasons = analysis.review.reasons
    placed = next((one for one in reasons.units if one.unit == unit), None)
    shared = next((one for one in reasons.shared if one.unit == unit), None)
    whole = "" if unit == name else f"as a part of {unit}"
    if placed is not None:
        yield from _service(placed, whole)
        yield from _ties(analysis, unit, placed.service, "is tied to its service by")
        yield from _ties(analysis, unit, placed.second, "is tied to the other by")
    elif shared is not None:
        yield _fact("belongs to", "the shared kernel", ", ".join(filter(None, (_users(shared), whole))))
    else:
        yield _fact("belongs to", "no service", whole)


def _service(placed: UnitReasons, whole: str) -> Iterator[FactRow]:
    stability = "" if placed.stability is None else f"stability {placed.stability:.0%}"
    told = f"ties {placed.own:.1f}", f"margin {placed.margin:+.2f}", stability, whole
    yield _fact("belongs to", placed.service, ", ".join(filter(None, told)))
    if placed.second:
        yield _fact("could be in", placed.second, f"ties {placed.rival:.1f}")


def _users(shared: SharedReasons) -> str:
    return f"used by {count(shared.users, 'unit')} of {count(shared.services, 'service')}"


def _decided(unit: str, constraints: Constraints) -> Iterator[FactRow]:
    for one in constraints.held:
        if unit in one.group.units:
            where = "" if one.group.line is None else f"line {one.group.line:,} of boundaries.toml"
            service = "the shared kernel" if one.service == SHARED else one.service
            yield _fact("is", f"{_HOLDS[one.kind]} {service}", where)


def _ties(analysis: Analysis, unit: str, service: str, relation: str) -> Iterator[FactRow]:
    """Each kind of evidence, the heaviest first, with the surest reason of the strongest edge."""
    units = analysis.service_map.units
    kinds: dict[View, list[tuple[float, Edge]]] = {}
    near = (edge for edge in analysis.graph.edges if unit in (edge.source, edge.target))
    for edge in (one for one in near if units.get(_other(one, unit)) == service):
        for view, weight in edge.weights.items():
            kinds.setdefault(view, []).append((weight, edge))
    told = {view: edges for view, edges in kinds.items() if _total(edges) > 0}
    for view, edges in sorted(told.items(), key=lambda kind: (-_total(kind[1]), kind[0])):
        _, edge = min(edges, key=lambda one: (-one[0], one[1].source, one[1].target))
        best = min(one for one in edge.evidence if one.view == view)
        detail = f"{_total(edges):.1f} with {count(len(edges), 'unit')}, most by {best.source} > {best.target}"
        yield FactRow(relation, VIEW_NOUNS[view], str(best.location), best.confidence, detail)


def _total(edges: Iterable[tuple[float, Edge]]) -> float:
    return math.fsum(weight for weight, _ in edges)


def _other(edge: Edge, unit: str) -> str:
    return edge.target if edge.source == unit else edge.source


def find_unit(graph: DependencyGraph, services: ServiceMap, name: str) -> str | None:
    """The unit of that name, or of which it is the end; None if there is none. Raises InputError for several.

    What has the name of a service, or other units below it, is no single unit.
    """
    names = {unit.id for unit in graph.units}
    if name in services.services or any(one.startswith(f"{name}.") for one in names):
        return None
    found = [name] if name in names else sorted(one for one in names if one.endswith(f".{name}"))
    if len(found) > 1:
        raise InputError(f"{name} is the end of several names: {some(found)}; give more of it")
    return found[0] if found else None


def add_move(found: ExplanationDocument, move: Move) -> ExplanationDocument:
    """The same, beginning with what would change if the unit moved there."""
    return replace(found, facts=(*_moved(move), *found.facts))


def _moved(move: Move) -> Iterator[FactRow]:
    if move.source == move.target:
        yield _fact("belongs to", move.target, "nothing to move")
        return
    relation = f"if it moved from {move.source or 'no service'} to {move.target}"
    for row in sorted(move.views, key=lambda row: (-row.own - row.second, row.view)):
        detail = f"{row.own:.1f} to {move.source}, " * bool(move.source) + f"{row.second:.1f} to {move.target}"
        yield _fact("ties", VIEW_NOUNS[row.view], detail)
    for noun, change in changes(move.before, move.after) or [("no number of the cut would change", "")]:
        yield _fact(relation, noun, change)


def _fact(relation: str, other: str, detail: str) -> FactRow:
    return FactRow(relation, other, "", "certain", detail)
