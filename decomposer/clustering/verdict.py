"""Graph and services -> a verdict: whether the program should be cut at all, and where.

A service is separable if it has something to serve (a table, a route or a task), and not more than `MOST` of each of
these crosses its boundary: its calls (to and from others), the writes that it takes part in (pairs of unit and table,
its own to tables of others, and others' to its own), and the transactions that write its tables. And when the plan
takes it out of a cycle, not more than `TURNS` uses of what stays in the cycle are to be turned round, or one for each
`LINES` of its lines. Separable services with at least `ENOUGH` of the lines: cut. Some: cut only these. None, or one
service, or fewer lines than `SMALL`: stay modular. Where the limits lie is a convention; the numbers are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import fsum, log

from decomposer.model.boundaries import ServiceMap
from decomposer.model.choices import Separation, Verdict
from decomposer.model.graph import DependencyGraph
from decomposer.model.phrases import count
from decomposer.model.plan import Inversion, Plan

from .ownership import uses_of_tables

MOST = 1 / 2
ENOUGH = 2 / 3
SMALL = 1000
TURNS = 10
LINES = 100


def judge(graph: DependencyGraph, services: ServiceMap, plan: Plan) -> Verdict:
    """The verdict on a cut, by whomever it was made, and its plan; rows are sorted by service."""
    calls, writes, transactions = _calls(graph, services), _writes(graph, services), _transactions(graph, services)
    lines = _lines(graph, services)
    serving = {*services.tables.values(), *services.routes.values(), *services.tasks.values()}
    steps = {step.service: step for step in plan.steps}
    rows = []
    for name in services.services:
        shares = calls.share(name), writes.share(name), transactions.share(name)
        size = lines.get(name, 0)
        turns = sum(one.uses for one in steps[name].inversions)
        separable = name in serving and max(shares) <= MOST and turns <= _most_turns(size)
        one, two, three = (round(share, 4) for share in shares)
        rows.append(Separation(name, size, one, two, three, turns, separable))
    return _verdict(tuple(rows), {name: step.held_by for name, step in steps.items()})


def _most_turns(lines: int) -> int:
    return max(TURNS, lines // LINES)


def _verdict(rows: tuple[Separation, ...], held_by: Mapping[str, tuple[Inversion, ...]]) -> Verdict:
    free = [row for row in rows if row.separable]
    total, loose = sum(row.lines for row in rows), sum(row.lines for row in free)
    names = tuple(row.service for row in free)
    if len(rows) < 2:
        return Verdict("stay modular", (), f"{count(len(rows), 'service')} found: there is nothing to cut", rows)
    if total < SMALL:
        why = f"{count(total, 'line')} are fewer than {SMALL:,}: modules are enough"
        return Verdict("stay modular", (), why, rows)
    if not free:
        return Verdict(
            "stay modular", (), f"none of {count(len(rows), 'service')} stands by itself: {_worst(rows)}", rows
        )
    alone = "itself" if len(free) == 1 else "themselves"
    share = f"{len(free):,} of {count(len(rows), 'service')}, {loose / total:.0%} of the lines, can stand by {alone}"
    if loose >= ENOUGH * total:
        return Verdict("cut", names, share + _once(sum(row.turns for row in free), "turned round"), rows)
    # The others will not have left before them.
    staying = sum(one.uses for name in names for one in held_by[name] if one.other not in names)
    rest = tuple(row for row in rows if not row.separable)
    share += _once(staying, "turned round, or served by the monolith")
    return Verdict("cut some", names, f"{share}; of the others {_worst(rest)}", rows)


def _once(uses: int, done: str) -> str:
    are = "is" if uses == 1 else "are"
    return f", once {count(uses, 'use')} of services in the same cycle {are} {done}" if uses else ""


def _worst(rows: tuple[Separation, ...]) -> str:
    """Of how many of the services more crosses the boundary than may."""
    crossing = (
        (sum(row.calls > MOST for row in rows), "calls"),
        (sum(row.writes > MOST for row in rows), "writes"),
        (sum(row.transactions > MOST for row in rows), "transactions"),
    )
    told = [f"most {what} of {number:,}" for number, what in crossing if number]
    across = [f"{', '.join(told)} cross their boundaries"] if told else []
    if held := sum(row.turns > _most_turns(row.lines) for row in rows):
        across.append(f"cycles hold {held:,} by more uses than are easily turned round")
    return ", and ".join(across) or "none has a table, a route or a task"


class _Shares:
    """Of what each service takes part in, the part that crosses its boundary."""

    def __init__(self) -> None:
        self._all: dict[str, list[float]] = defaultdict(list)
        self._across: dict[str, list[float]] = defaultdict(list)

    def add(self, services: set[str], weight: float = 1.0) -> None:
        for name in services:
            self._all[name].append(weight)
            if len(services) > 1:
                self._across[name].append(weight)

    def share(self, name: str) -> float:
        return fsum(self._across[name]) / (fsum(self._all[name]) or 1.0)


def _calls(graph: DependencyGraph, services: ServiceMap) -> _Shares:
    """Pairs of units count by the logarithm of their call sites, as in `quality.inter_service_calls`."""
    found = _Shares()
    for edge in graph.edges:
        sites = sum(one.view in {"call", "via"} and one.confidence != "guess" for one in edge.evidence)
        if sites and edge.source in services.units and edge.target in services.units:
            found.add({services.units[edge.source], services.units[edge.target]}, log(sites) + 1)
    return found


def _writes(graph: DependencyGraph, services: ServiceMap) -> _Shares:
    found = _Shares()
    for unit, table in sorted(uses_of_tables(graph, writing=True)):
        if unit in services.units and table in services.tables:
            found.add({services.units[unit], services.tables[table]})
    return found


def _transactions(graph: DependencyGraph, services: ServiceMap) -> _Shares:
    found = _Shares()
    for scope in graph.program.transactions:
        found.add({services.tables[table] for table in scope.tables if table in services.tables})
    return found


def _lines(graph: DependencyGraph, services: ServiceMap) -> Mapping[str, int]:
    lines: dict[str, int] = defaultdict(int)
    for unit in graph.units:
        if unit.id in services.units:
            lines[services.units[unit.id]] += unit.lines
    return lines
