"""The numbers of a run that people want to see first."""

from __future__ import annotations

from msgspec import Struct

from decomposer.job import Analysis
from decomposer.model import (
    BlindSpot,
    BlindSpotKind,
    DependencyGraph,
    LeftOut,
    Location,
    Plan,
    Proposal,
    Service,
    Step,
)
from decomposer.model.choices import Choices, Verdict
from decomposer.model.evidence import EvidenceSource
from decomposer.model.phrases import count
from decomposer.model.reasons import Reasons, UnitReasons

FIRST_PLACES = 3
_NO_SOURCE = frozenset({"cache", "vcs"})
"""Left out because it is nobody's source code: not worth a word."""


class ServiceRow(Struct, frozen=True, gc=False):
    """One service; `step` is when it leaves; `confidence` is None for one that people drew themselves."""

    name: str
    step: int
    units: int
    lines: int
    tables: int
    routes: int
    tasks: int
    confidence: float | None


class GapRow(Struct, frozen=True, gc=False):
    """Blind spots of one reason, with the first places."""

    kind: BlindSpotKind
    reason: str
    number: int
    places: tuple[Location, ...]


class Summary(Struct, frozen=True, gc=False):
    """A run in short. `tables` are those that are declared, and those that services own although only SQL names them.

    `unread` are all files that could not be read; `python2` those read as Python 2.
    """

    files: int
    lines: int
    units: int
    edges: int
    routes: int
    tables: int
    tasks: int
    services: tuple[ServiceRow, ...]
    cycles: tuple[tuple[str, ...], ...]
    kernel_units: int
    staying_units: int
    staying_routes: int
    cut: tuple[str, ...]
    verdict: Verdict
    choices: Choices | None
    unsure: tuple[UnitReasons, ...]
    unread: tuple[BlindSpot, ...]
    python2: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    gaps: tuple[GapRow, ...]
    evidence: tuple[EvidenceSource, ...] = ()


def summarize(found: Analysis) -> Summary:
    """The summary, services in the order in which they leave, gaps with the most frequent first."""
    graph, services, plan, program = found.graph, found.service_map, found.plan, found.graph.program
    owned = services.units.keys() | services.shared_kernel
    return Summary(
        files=len(program.modules),
        lines=sum(module.lines for module in program.modules),
        units=len(graph.units),
        edges=len(graph.edges),
        routes=len(program.routes),
        tables=len({table.name for table in program.tables} | services.tables.keys()),
        tasks=len(program.tasks),
        services=_services(graph, found.proposal, plan),
        cycles=plan.cycles,
        kernel_units=len(services.shared_kernel),
        staying_units=sum(unit.id not in owned for unit in graph.units),
        staying_routes=len(plan.stays),
        cut=_cut(plan),
        verdict=found.review.verdict,
        choices=found.review.choices,
        unsure=_unsure(found.review.reasons),
        unread=tuple(spot for spot in program.blind_spots if spot.kind == "file"),
        python2=tuple(module.path for module in program.modules if module.dialect == "python2"),
        left_out=tuple(one for one in program.left_out if one.reason not in _NO_SOURCE),
        gaps=find_gaps(program.blind_spots),
        evidence=graph.observations.sources if graph.observations else (),
    )


def _services(graph: DependencyGraph, proposal: Proposal, plan: Plan) -> tuple[ServiceRow, ...]:
    lines = {unit.id: unit.lines for unit in graph.units}
    proposed = {service.name: service for service in proposal.services}
    return tuple(_service(step, lines, _confidence(step, proposed.get(step.service))) for step in plan.steps)


def _confidence(step: Step, proposed: Service | None) -> float | None:
    return proposed.confidence if proposed and set(proposed.units) == set(step.units) else None


def _service(step: Step, lines: dict[str, int], confidence: float | None) -> ServiceRow:
    return ServiceRow(
        name=step.service,
        step=step.number,
        units=len(step.units),
        lines=sum(lines.get(unit, 0) for unit in step.units),
        tables=len(step.tables),
        routes=len(step.routes),
        tasks=len(step.tasks),
        confidence=confidence,
    )


def _cut(plan: Plan) -> tuple[str, ...]:
    """What is cut, in words, without what is not."""
    sites = [site for step in plan.steps for site in step.call_sites]
    written = {one.table for step in plan.steps for one in step.shared_tables if one.writers}
    rows = (
        (len(sites), "call site", ""),
        (sum(site.in_loop for site in sites), "", "of them in loops"),
        (len({key for step in plan.steps for key in step.foreign_keys}), "foreign key", ""),
        (len(written), "table", "with a foreign writer"),
        (len({one for step in plan.steps for one in step.transactions}), "transaction", ""),
        (len({one for step in plan.steps for one in step.joins}), "join", ""),
    )
    return tuple(f"{count(number, noun) if noun else number} {more}".rstrip() for number, noun, more in rows if number)


def _unsure(reasons: Reasons) -> tuple[UnitReasons, ...]:
    """The units on the borderline, the least sure first."""
    borderline = {name for one in reasons.services for name in one.borderline}
    units = (one for one in reasons.units if one.unit in borderline)
    return tuple(sorted(units, key=lambda one: (one.margin, one.unit)))


def find_gaps(spots: tuple[BlindSpot, ...]) -> tuple[GapRow, ...]:
    """Blind spots other than unread files, by reason, with the first places of each."""
    found: dict[tuple[BlindSpotKind, str], list[Location]] = {}
    for spot in spots:
        if spot.kind != "file":
            found.setdefault((spot.kind, spot.reason), []).append(spot.location)
    rows = [
        GapRow(kind, reason, len(places), tuple(sorted(set(places))[:FIRST_PLACES]))
        for (kind, reason), places in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.number, row.kind, row.reason)))
